package fr.denicheur.french;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Joins what is one word although spaces or dots stand in it: {@code 2 500}, {@code 06 12 34 56
 * 78}, {@code 35 h}, {@code 7 h 30}, {@code 4 × 4}, {@code R & D}. Raised and lowered letters and
 * digits become plain ones: {@code m²}, {@code CO₂}, {@code 1ᵉʳ}.
 *
 * <p>A year, a date or a list of numbers is left alone: groups of digits hold three each, and those
 * of a telephone number two. {@code units.txt} lists the units.
 *
 * <p>A character is replaced by another, so the text keeps its length and all places in it.
 */
final class SpacedWords {
  /** An invisible character that is a part of a word and is dropped from terms. */
  static final char JOINER = '\u2060';

  /** Letters below {@link Folding#LATIN_END} that stand for others. */
  static final String OF_LATIN = "ª²³µ¹º";

  /** The type of the apostrophe, by far the most frequent sign that is not Latin. */
  private static final int PUNCTUATION = Character.FINAL_QUOTE_PUNCTUATION;

  /** {@code 06 12 34 56 78}, and the number of a firm's site, whose last group has five digits. */
  private static final Pattern IDENTIFIER =
      pattern("(?:0\\u2060*\\d(?:~?\\d{2}){4}|\\d{3}(?:_\\d{3}){2}_\\d{5})>");

  /** {@code 2 500}, {@code 2.500}, {@code 2'500}, but not "Python 3 100 %". */
  private static final Pattern GROUPS = pattern("\\d{1,3}(?:(?!-)~\\d{3}(?!\\d))++(?!_?%)");

  /** The code of French telephone numbers. */
  private static final String FRANCE = "33";

  /** What stands for the 0 of a French telephone number for callers abroad. */
  private static final Pattern ABROAD =
      pattern(
          "(?<![\\p{L}\\d])(?:\\+|00)" + FRANCE + "_?\\.?(?:\\(0\\)_?)?(?=[1-9](?:~?\\d{2}){4}>)");

  /** The minutes after an hour of the day; those of {@code 35h00} say nothing. */
  private static final Pattern MINUTES =
      pattern("(?:[hH]|(?<=(?<!\\d)(?:[01]?\\d|2[0-4]))_[hH]_)(?:(00)|[0-5]\\d)>");

  private static final Pattern UNIT = pattern("_(\\p{L}+2?)>");

  private static final Pattern TIMES = pattern("(?:_?×_?|_[xX]_)(?=\\d)");

  /** {@code U. R. S. S. A. F.} */
  private static final Pattern INITIALS =
      pattern("(?<=(?<![\\p{L}\\p{M}])\\p{Lu}\\.) (?=\\p{Lu}\\.)");

  /** {@code chef d orchestre}; not c, which is also a language. */
  private static final Pattern ELIDED =
      pattern("(?<=(?<![\\p{L}\\p{M}\\d])(?:[ldmtnsj]|qu)) (?=[aeiouyhàâéèêëîïôûœ])");

  /** {@code R & D}, {@code CI / CD}; with "et" only capitals, as in {@code R et D}. */
  private static final Pattern JOINT =
      pattern(
          "(?<=(?<![\\p{L}\\p{M}\\d&/])\\p{L}{1,2}) "
              + "(?:[&/] (?=\\p{L}{1,4}>)|(?<=(?<!\\p{L})\\p{Lu} )et (?=\\p{Lu}>))");

  private static final Map<String, String> UNITS = new HashMap<>();

  static {
    for (String line : WordFile.beside(SpacedWords.class, "units.txt").lines()) {
      List<String> names = WordFile.split(Folding.fold(line), " ");
      names.forEach(name -> UNITS.put(name, names.getFirst()));
    }
  }

  /**
   * Reads an expression in which {@code _} is a space, {@code ~} what may stand between the groups
   * of a number, and {@code >} the end of a word.
   */
  private static Pattern pattern(String expression) {
    return Pattern.compile(
        expression
            .replace("_", "[ \\u00a0\\u2009\\u202f]")
            .replace("~", "[\\u00a0\\u2009\\u202f .'’-]")
            .replace(">", "(?![\\p{L}\\p{Nd}])"));
  }

  /** Characters read at once; most texts that are analysed are a few words. */
  private static final int SOME = 128;

  private final String text;

  /** The text with what is joined; {@code null} as long as nothing is. */
  private @Nullable StringBuilder joined;

  private SpacedWords(String text) {
    this.text = text;
  }

  private StringBuilder joined() {
    if (joined == null) {
      joined = new StringBuilder(text);
    }
    return joined;
  }

  /** Returns a reader of a text in which such words are joined, with all places as they were. */
  static Reader reader(Reader text) {
    try (text) {
      StringBuilder read = new StringBuilder();
      char[] some = new char[SOME];
      for (int count = text.read(some); count >= 0; count = text.read(some)) {
        read.append(some, 0, count);
      }
      return new StringReader(joined(read.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read a text to analyse", e);
    }
  }

  /** Returns a text of the same length in which such words have no spaces and no dots. */
  static String joined(String text) {
    String plain = plain(text);
    if (plain.contains(FRANCE)) {
      plain = ABROAD.matcher(plain).replaceAll(code -> "0" + joiners(code.group().length() - 1));
    }
    SpacedWords words = new SpacedWords(plain);
    words.join();
    return words.joined == null ? plain : words.joined.toString();
  }

  /** Returns the sign of a unit; letters that name none come back as they are. */
  static String unit(String letters) {
    return UNITS.getOrDefault(Folding.fold(letters), letters);
  }

  /** Writes raised, lowered and wide letters and digits as those that they stand for. */
  private static String plain(String text) {
    StringBuilder plain = null;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if ((c >= Folding.LATIN_END || OF_LATIN.indexOf(c) >= 0)
          && Character.getType(c) != PUNCTUATION) {
        int length = Character.charCount(text.codePointAt(at));
        String letter = text.substring(at, at + length);
        String other = Normalizer.normalize(letter, Normalizer.Form.NFKC);
        if (other.length() <= length && Character.isLetterOrDigit(other.codePointAt(0))) {
          plain = plain == null ? new StringBuilder(text) : plain;
          plain.replace(at, at + length, other + joiners(length - other.length()));
        }
        at += length - 1;
      }
    }
    return plain == null ? text : plain.toString();
  }

  private static String joiners(int length) {
    return String.valueOf(JOINER).repeat(length);
  }

  private void join() {
    for (int at = 0; at < text.length(); at++) {
      if (isDigit(at)) {
        at = joinNumber(at) - 1;
      } else if (text.charAt(at) == ' ' && at > 0) {
        joinWords(at, text.charAt(at - 1));
      }
    }
  }

  /** Joins the words around a space; a look at what stands beside it spares most the patterns. */
  private void joinWords(int space, char before) {
    char after = space + 1 < text.length() ? text.charAt(space + 1) : ' ';
    if (after == '&' || after == '/' || text.startsWith("et ", space + 1)) {
      join(JOINT, space);
    } else if (before == '.') {
      join(INITIALS, space);
    } else if ("ldmtnsju".indexOf(before) >= 0 && at(ELIDED, space).lookingAt()) {
      joined().setCharAt(space, '’');
    }
  }

  /** Joins a number with what belongs to it; returns its end. */
  private int joinNumber(int start) {
    int end = start;
    while (isDigit(end)) {
      end++;
    }
    if (!isWithin(start)) {
      end = Math.max(end, Math.max(join(IDENTIFIER, start), join(GROUPS, start)));
    }
    Matcher minutes = at(MINUTES, end);
    Matcher unit = at(UNIT, end);
    Matcher times = at(TIMES, end);
    if (minutes.lookingAt()) {
      end = join(MINUTES, end);
      if (minutes.group(1) != null) {
        joined().replace(minutes.start(1), end, joiners(2));
      }
    } else if (unit.lookingAt() && UNITS.containsKey(Folding.fold(unit.group(1)))) {
      end = join(UNIT, end);
    } else if (times.lookingAt()) {
      joined().replace(end, times.end(), "x" + joiners(times.end() - end - 1));
      end = times.end();
    }
    return end;
  }

  /** Joins what a pattern finds at a place; returns its end. */
  private int join(Pattern pattern, int at) {
    Matcher found = at(pattern, at);
    if (!found.lookingAt()) {
      return at;
    }
    for (int i = at; i < found.end(); i++) {
      char c = text.charAt(i);
      if (!Character.isLetterOrDigit(c) && c != '&' && c != '/') {
        joined().setCharAt(i, JOINER);
      }
    }
    return found.end();
  }

  private Matcher at(Pattern pattern, int at) {
    return pattern.matcher(text).region(at, text.length()).useTransparentBounds(true);
  }

  /** Whether a place is inside a word or a number. */
  private boolean isWithin(int at) {
    char before = at == 0 ? ' ' : text.charAt(at - 1);
    return Character.isLetterOrDigit(before) || before == '.' || before == ',';
  }

  private boolean isDigit(int at) {
    return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }
}
