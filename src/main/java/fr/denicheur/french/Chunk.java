package fr.denicheur.french;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.util.CharTokenizer;

/**
 * A run of letters, digits and the marks that words may hold, and how it splits into words: {@code
 * développeu·r·se·s}, {@code chef(fe)}, {@code C++}, {@code data.gouv.fr} or {@code l’État}. Only
 * the whole chunk shows what a dot or a bracket means in it.
 */
final class Chunk {
  /** Marks that may stand inside or at the edge of a word, besides letters, digits and accents. */
  private static final String WORD_MARKS = "'’‘ʼ′-‑.·‧•∙⋅⸱/()+#&@_";

  /** Compounds of more parts are lists or paths, which people do not search as one word. */
  private static final int MAX_PARTS = 4;

  private static final int MAX_COMPOUND = 40;

  /** Signs that cut a chunk into segments that have nothing to do with each other. */
  private static final String SEGMENT_ENDS = "()•";

  /**
   * Words whose signs are a part of them: {@code C++}, {@code F#}, {@code .NET}, {@code R&D}. Their
   * shape shows them, so no list is needed; {@code notepad++} is the longest in use.
   */
  private static final Pattern TECHNICAL =
      Pattern.compile("(?:\\p{L}{1,10}(?:\\+\\+|#)|(?i:\\.net)|\\p{L}{1,2}&\\p{L}{1,2})\\d{0,4}");

  /** Two words of a few letters, one of them of two at most: {@code CI/CD}, {@code PL/SQL}. */
  private static final Pattern JOINT =
      Pattern.compile("\\p{L}{1,2}\\u2060?/\\u2060?\\p{L}{1,4}|\\p{L}{1,4}/\\p{L}{1,2}");

  /** {@code R et D}, when its spaces are joined. */
  private static final Pattern AND = Pattern.compile("(\\p{Lu})\u2060et\u2060(\\p{Lu})");

  /** An acronym in the plural: {@code KPIs}. */
  private static final Pattern ACRONYMS = Pattern.compile("\\p{Lu}{2,8}s");

  private static final Pattern SIDES = Pattern.compile("[/\\u2060]+");

  private final String text;
  private final int offset;
  private final List<Token> words = new ArrayList<>();

  private Chunk(String text, int offset) {
    this.text = text;
    this.offset = offset;
  }

  /** Returns a tokenizer that cuts text at spaces and at punctuation that never is in a word. */
  static Tokenizer tokenizer() {
    return CharTokenizer.fromTokenCharPredicate(Chunk::mayHold);
  }

  private static boolean mayHold(int c) {
    return Character.isLetterOrDigit(c) || WORD_MARKS.indexOf(c) >= 0 || isPartOfALetter(c);
  }

  /** Combining accents, and invisible characters such as the soft hyphen. */
  static boolean isPartOfALetter(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.FORMAT -> true;
      default -> false;
    };
  }

  /** Whether a word is to be kept as it is because its signs are a part of it. */
  static boolean isTechnical(CharSequence word) {
    return TECHNICAL.matcher(word).matches();
  }

  /**
   * Returns the words of a chunk in order. A compound gives its joined form, then its parts, the
   * first at the same position; an inclusive form gives each of its words at the same position.
   *
   * @param offset where the chunk begins in the text
   */
  static List<Token> words(String text, int offset) {
    Chunk chunk = new Chunk(text, offset);
    chunk.split();
    return chunk.words;
  }

  private void split() {
    if (addInclusive(0, text.length()) || addJoint()) {
      return;
    }
    for (int[] side : pieces("/", 0, text.length())) {
      if (!addInclusive(side[0], side[1])) {
        pieces(SEGMENT_ENDS, side[0], side[1]).forEach(this::splitSegment);
      }
    }
  }

  /** Adds two short words and both as one; returns false if the chunk is something else. */
  private boolean addJoint() {
    if (text.indexOf('/') < 0 && text.indexOf(SpacedWords.JOINER) < 0) {
      return false;
    }
    int start = 0;
    int end = text.length();
    while (start < end && !isLetterOrDigit(text.charAt(start))) {
      start++;
    }
    while (start < end && !isLetterOrDigit(text.charAt(end - 1))) {
      end--;
    }
    start += Elision.lengthIn(text.substring(start, end));
    String word = text.substring(start, end);
    Matcher and = AND.matcher(word);
    if (and.matches()) {
      add(and.group(1) + "&" + and.group(2), start, end, 1);
      add(and.group(1), start, start + 1, 0);
      add(and.group(2), end - 1, end, 1);
      return true;
    }
    boolean isJoint =
        JOINT.matcher(word).matches()
            && !SIDES // small words alone, such as "il/elle", are no joint
                .splitAsStream(Folding.fold(word))
                .allMatch(StemmedAnalyzer.STOP_WORDS::contains);
    if (isJoint) {
      addParts(start, end);
    }
    return isJoint;
  }

  /** Cuts a range at some signs; returns the beginning and end of each piece. */
  private List<int[]> pieces(String signs, int from, int to) {
    List<int[]> pieces = new ArrayList<>();
    int start = from;
    for (int i = from; i <= to; i++) {
      if (i == to || signs.indexOf(text.charAt(i)) >= 0) {
        pieces.add(new int[] {start, i});
        start = i + 1;
      }
    }
    return pieces;
  }

  /** Adds all words of an inclusive form; returns false if the chunk is none. */
  private boolean addInclusive(int from, int to) {
    int start = from;
    int end = to;
    while (start < end && !Character.isLetter(text.charAt(start))) {
      start++;
    }
    while (start < end && !closesForm(start, end)) {
      end--;
    }
    int word = start + Elision.lengthIn(text.substring(start, end));
    int increment = 1;
    for (String spelled : InclusiveForm.words(text.substring(word, end))) {
      add(spelled, word, end, increment);
      increment = 0;
    }
    return increment == 0;
  }

  /** A letter closes a form, and so does the bracket that was opened in it. */
  private boolean closesForm(int start, int end) {
    char last = text.charAt(end - 1);
    return Character.isLetter(last) || (last == ')' && text.substring(start, end).indexOf('(') > 0);
  }

  private void splitSegment(int[] segment) {
    int start = segment[0];
    int end = segment[1];
    while (start < end && !opensWord(start, end)) {
      start++;
    }
    while (start < end && !closesWord(text.charAt(end - 1))) {
      end--;
    }
    if (start < end) {
      splitTrimmed(start, end);
    }
  }

  private boolean opensWord(int at, int end) {
    char c = text.charAt(at);
    return isLetterOrDigit(c) || (c == '.' && isTechnical(text.substring(at, end)));
  }

  private static boolean closesWord(char c) {
    return isLetterOrDigit(c)
        || Character.getType(c) == Character.NON_SPACING_MARK
        || c == '+'
        || c == '#';
  }

  /** Half of a surrogate pair counts as a letter. */
  private static boolean isLetterOrDigit(char c) {
    return Character.isLetterOrDigit(c) || Character.isSurrogate(c);
  }

  private void splitTrimmed(int start, int end) {
    int from = start + Elision.lengthIn(text.substring(start, end));
    String segment = text.substring(from, end);
    if (isTechnical(Folding.plain(segment))) {
      addWord(from, end, 1);
    } else if (isAddress(segment)) {
      add(segment, from, end, 1);
    } else {
      addParts(from, end);
    }
  }

  /** An e-mail address is searched as a whole or not at all. */
  private static boolean isAddress(String segment) {
    int at = segment.indexOf('@');
    return at > 0 && segment.indexOf('.', at) > at + 1;
  }

  private void addParts(int from, int end) {
    List<int[]> parts = partsBetween(from, end);
    boolean areInitials = areInitials(parts);
    int increment = 1;
    if (areInitials || (parts.size() > 1 && isCompound(parts))) {
      StringBuilder joined = new StringBuilder();
      parts.forEach(part -> joined.append(text, part[0], part[1]));
      add(joined.toString(), parts.getFirst()[0], parts.getLast()[1], 1);
      increment = 0;
    }
    for (int[] part : areInitials ? List.<int[]>of() : parts) {
      addWord(part[0], part[1], increment);
      increment = 1;
    }
  }

  private boolean areInitials(List<int[]> parts) {
    return parts.size() > 1
        && parts.stream()
            .allMatch(part -> part[1] == part[0] + 1 && Character.isLetter(text.charAt(part[0])))
        && parts.stream().skip(1).allMatch(part -> isAfterDot(part[0]));
  }

  private boolean isAfterDot(int at) {
    char before = text.charAt(at - 1);
    return before == '.' || (before == SpacedWords.JOINER && text.charAt(at - 2) == '.');
  }

  private void addWord(int from, int end, int increment) {
    for (Token word : MixedWord.tokens(text.substring(from, end), from, increment)) {
      add(word.term(), word.start(), word.end(), word.increment());
    }
  }

  private List<int[]> partsBetween(int from, int end) {
    List<int[]> parts = new ArrayList<>();
    int start = from;
    for (int i = from; i <= end; i++) {
      if (i == end || isSeparator(text.charAt(i))) {
        start += Elision.lengthIn(text.substring(start, i));
        while (start < i && !isLetterOrDigit(text.charAt(start))) {
          start++;
        }
        if (i > start) {
          parts.add(new int[] {start, i});
        }
        start = i + 1;
      }
    }
    return parts;
  }

  private static boolean isSeparator(char c) {
    return !isLetterOrDigit(c) && !Elision.isApostrophe(c) && !isPartOfALetter(c);
  }

  private boolean isCompound(List<int[]> parts) {
    int first = parts.getFirst()[0];
    int last = parts.getLast()[1];
    return parts.size() <= MAX_PARTS
        && last - first <= MAX_COMPOUND
        && text.substring(first, last).chars().anyMatch(Character::isLetter)
        && parts.stream().skip(1).noneMatch(part -> beginsSentence(part[0]));
  }

  /** A full stop without a space after it, as in {@code plateforme.Le}, makes no compound. */
  private boolean beginsSentence(int at) {
    return text.charAt(at - 1) == '.'
        && Character.isUpperCase(text.charAt(at))
        && at + 1 < text.length()
        && Character.isLowerCase(text.charAt(at + 1));
  }

  private void add(String word, int from, int to, int increment) {
    String plain = Folding.plain(word);
    boolean isPlural = ACRONYMS.matcher(plain).matches();
    String term = isPlural ? plain.substring(0, plain.length() - 1) : plain;
    words.add(new Token(term, offset + from, offset + to, increment));
  }
}
