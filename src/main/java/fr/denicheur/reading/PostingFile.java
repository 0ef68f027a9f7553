package fr.denicheur.reading;

import java.util.List;

/**
 * The front matter and the body of a posting file.
 *
 * @param syntax how the front matter is written
 * @param frontMatter the lines that hold fields, without the lines around them; empty if there are
 *     none
 * @param frontMatterLine the line of the file in which the front matter begins, from 1
 * @param body everything else, as written; text before the front matter comes first
 * @param bodyLine the line of the file in which the body begins, from 1
 * @param drafts the lines that may say whether the author publishes the posting ({@link Draft})
 */
record PostingFile(
    Syntax syntax,
    String frontMatter,
    int frontMatterLine,
    String body,
    int bodyLine,
    List<Field> drafts) {
  enum Syntax {
    /** Also JSON, whose objects are mappings of YAML. */
    YAML,
    TOML
  }

  PostingFile withBody(String other) {
    return new PostingFile(syntax, frontMatter, frontMatterLine, other, bodyLine, drafts);
  }
}
