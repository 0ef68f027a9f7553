package fr.denicheur.reading;

/**
 * The front matter and the body of a posting file.
 *
 * @param frontMatter the lines that hold fields, without their {@code ---}; empty if there are none
 * @param frontMatterLine the line of the file in which the front matter begins, from 1
 * @param body everything else, as written; text before the front matter comes first
 * @param bodyLine the line of the file in which the body begins, from 1
 */
record PostingFile(String frontMatter, int frontMatterLine, String body, int bodyLine) {}
