package fr.denicheur.reading;

/**
 * A file, taken apart.
 *
 * @param frontMatter the lines that hold fields, without their {@code ---}; empty where there are
 *     none
 * @param frontMatterLine the line of the file in which those begin, from 1
 * @param body everything else, as written; text that stood before the front matter comes first
 * @param bodyLine the line of the file in which the body begins, from 1
 */
record PostingFile(String frontMatter, int frontMatterLine, String body, int bodyLine) {
  /** Longer front matter is not read: 64 KiB, in UTF-16 units, which is close enough to bytes. */
  static final int MAX_FRONT_MATTER = 64 * 1024;

  /** Tells the front matter of a text from its body. */
  static PostingFile of(String text, Findings findings) {
    return new PostingSplitter(text, findings).split();
  }
}
