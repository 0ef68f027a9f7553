package fr.denicheur.reading.text;

import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/** Recognizes and removes invisible characters, in time proportional to the text. */
public final class CleanText {
  private static final Pattern ENTITY =
      Pattern.compile("&(?:[A-Za-z][A-Za-z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});");

  private CleanText() {}

  /** Returns a value as one line, without invisible characters and with single ordinary spaces. */
  public static String line(String text) {
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

  /**
   * Replaces the entities of HTML, named or numbered, that mean one of these characters. An
   * ampersand that no semicolon ends is no entity.
   */
  public static String withoutEntities(String text, IntPredicate characters) {
    return ENTITY
        .matcher(text)
        .replaceAll(found -> {
          String meant = Parser.unescapeEntities(found.group(), false);
          return Matcher.quoteReplacement(
              meant.codePoints().allMatch(characters) ? meant : found.group());
        });
  }

  /** Whether a line shows nothing. */
  public static boolean isBlank(String line) {
    return line.codePoints().allMatch(c -> isSpace(c) || isInvisible(c));
  }

  /** Whether a character is a space of any width, a tab or a line end. */
  public static boolean isSpace(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
  }

  /** Whether a character has no width: zero width, soft hyphen, direction, control. */
  public static boolean isInvisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE -> !isSpace(c);
      default -> c == 0x034F || c == 0x115F || c == 0x1160 || c == 0x3164 || isNonCharacter(c);
    };
  }

  /** Whether a control character has no place in a text file. */
  public static boolean isStrayControl(int c) {
    boolean isLayout = c == '\n' || c == '\r' || c == '\t';
    return isNonCharacter(c) || (Character.isISOControl(c) && !isLayout);
  }

  /** Whether a character cannot be printed: a stray control, or half of a surrogate pair. */
  public static boolean isUnprintable(int c) {
    return isStrayControl(c) || Character.getType(c) == Character.SURROGATE;
  }

  private static boolean isNonCharacter(int c) {
    return (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
  }

  /** A zero-width joiner makes one picture of two: a woman and a laptop show a developer. */
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
