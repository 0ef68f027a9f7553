package fr.denicheur.reading;

/**
 * A file, divided into front matter and body.
 *
 * @param frontMatter the lines that hold fields, without their {@code ---}; empty if there are none
 * @param frontMatterLine the line of the file in which the front matter begins, from 1
 * @param body everything else, as written; text before the front matter comes first
 * @param bodyLine the line of the file in which the body begins, from 1
 */
record PostingFile(String frontMatter, int frontMatterLine, String body, int bodyLine) {
  /** 64 KiB, in UTF-16 units, is a hundred times a usual front matter; more is not read. */
  static final int MAX_FRONT_MATTER = 64 * 1024;

  /** Divides a text into its front matter and its body. */
  static PostingFile of(String text, Findings findings) {
    return new PostingSplitter(text, findings).split();
  }
}
