package fr.denicheur.french;

import org.apache.lucene.analysis.util.CharTokenizer;

/**
 * Cuts text at spaces and at punctuation that never stands inside a word.
 *
 * <p>What is left between are chunks: a word with all that may belong to it, such as {@code
 * développeu·r·se·s}, {@code chef(fe)}, {@code C++}, {@code data.gouv.fr} or {@code l’État}. Only
 * who sees the whole chunk can tell what a dot or a bracket means in it; see {@link
 * WordSplitFilter}.
 */
final class ChunkTokenizer extends CharTokenizer {
  /** Marks that may stand inside or at the edge of a word, besides letters, digits and accents. */
  private static final String WORD_MARKS = "'’‘ʼ′-‑.·‧•∙⋅⸱/()+#&@_";

  @Override
  protected boolean isTokenChar(int c) {
    return Character.isLetterOrDigit(c) || WORD_MARKS.indexOf(c) >= 0 || isPartOfALetter(c);
  }

  /** Combining accents, and invisible characters such as the soft hyphen. */
  private static boolean isPartOfALetter(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.FORMAT -> true;
      default -> false;
    };
  }
}
