package fr.denicheur.reading;

/** What becomes of characters that nobody sees. All methods take time in proportion to the text. */
final class CleanText {
  private CleanText() {}

  /** Returns a value as one line: nothing invisible, every run of spaces one ordinary space. */
  static String line(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int next;
    for (int i = 0; i < text.length(); i += Character.charCount(next)) {
      next = text.codePointAt(i);
      if (isSpace(next)) {
        appendSpace(out);
      } else if (!isInvisible(next) || joinsEmoji(text, i)) {
        out.appendCodePoint(next);
      }
    }
    return out.toString().strip();
  }

  /** Whether a character moves on but shows nothing: spaces of all widths, tabs, line ends. */
  static boolean isSpace(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
  }

  /** Whether a character shows nothing at all: zero width, soft hyphen, direction, control. */
  static boolean isInvisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE -> !isSpace(c);
      default -> c == 0x034F || c == 0x115F || c == 0x1160 || c == 0x3164 || isNonCharacter(c);
    };
  }

  /** Whether a control character has no place in a text file. */
  static boolean isStrayControl(int c) {
    boolean isLayout = c == '\n' || c == '\r' || c == '\t';
    return isNonCharacter(c) || (Character.isISOControl(c) && !isLayout);
  }

  /** Whether it is no character of a text at all: a stray control, or half of a pair. */
  static boolean isUnprintable(int c) {
    return isStrayControl(c) || Character.getType(c) == Character.SURROGATE;
  }

  private static boolean isNonCharacter(int c) {
    return (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
  }

  /** A zero-width joiner between two pictures makes them one: a woman and a laptop, a developer. */
  private static boolean joinsEmoji(String text, int at) {
    return text.charAt(at) == '\u200D'
        && at > 0
        && at + 1 < text.length()
        && Character.isExtendedPictographic(text.codePointAt(at + 1));
  }

  private static void appendSpace(StringBuilder out) {
    if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
      out.append(' ');
    }
  }
}
