package fr.denicheur.french;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What stands between two spaces, and how it falls into words. */
final class Chunk {
  /** Longer compounds are a list or a path, which nobody searches as one word. */
  private static final int MAX_PARTS = 4;

  private static final int MAX_COMPOUND = 40;

  /** Signs that cut a chunk into segments that have nothing to do with each other. */
  private static final String SEGMENT_ENDS = "()•";

  private final String text;
  private final int offset;
  private final Consumer<Word> words;

  /**
   * @param text the chunk
   * @param offset where it begins in the text
   * @param words receives its words in order
   */
  Chunk(String text, int offset, Consumer<Word> words) {
    this.text = text;
    this.offset = offset;
    this.words = words;
  }

  void split() {
    if (!addInclusive(0, text.length())) {
      splitAt(
          "/",
          0,
          text.length(),
          (from, to) -> {
            if (!addInclusive(from, to)) {
              splitAt(SEGMENT_ENDS, from, to, this::splitSegment);
            }
          });
    }
  }

  @FunctionalInterface
  private interface Piece {
    void at(int from, int to);
  }

  private void splitAt(String signs, int from, int to, Piece piece) {
    int start = from;
    for (int i = from; i <= to; i++) {
      if (i == to || signs.indexOf(text.charAt(i)) >= 0) {
        piece.at(start, i);
        start = i + 1;
      }
    }
  }

  /** Adds the words of inclusive writing, each over the whole written form. */
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
    Optional<InclusiveForm> form = InclusiveForm.read(text.substring(word, end));
    if (form.isEmpty()) {
      return false;
    }
    boolean beside = false;
    for (String spelled : form.get().words()) {
      add(spelled, word, end, Word.Kind.PLAIN, beside);
      beside = true;
    }
    return true;
  }

  /** A letter closes a form, and so does the bracket that was opened in it. */
  private boolean closesForm(int start, int end) {
    char last = text.charAt(end - 1);
    return Character.isLetter(last) || (last == ')' && text.substring(start, end).indexOf('(') > 0);
  }

  private void splitSegment(int from, int to) {
    int start = from;
    int end = to;
    while (start < end && !opensWord(text.charAt(start), start, end)) {
      start++;
    }
    while (start < end && !closesWord(text.charAt(end - 1))) {
      end--;
    }
    if (start < end) {
      splitTrimmed(start, end);
    }
  }

  private boolean opensWord(char c, int at, int end) {
    return Character.isLetterOrDigit(c)
        || Character.isSurrogate(c)
        || (c == '.' && TechnicalWord.matches(text.substring(at, end)));
  }

  private static boolean closesWord(char c) {
    return Character.isLetterOrDigit(c)
        || Character.isSurrogate(c)
        || Character.getType(c) == Character.NON_SPACING_MARK
        || c == '+'
        || c == '#';
  }

  private void splitTrimmed(int start, int end) {
    int from = start + Elision.lengthIn(text.substring(start, end));
    String segment = text.substring(from, end);
    if (TechnicalWord.matches(segment)) {
      add(segment, from, end, Word.Kind.TECHNICAL, false);
    } else if (isAddress(segment)) {
      add(segment, from, end, Word.Kind.PLAIN, false);
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
    boolean compound = parts.size() > 1 && isCompound(parts);
    if (compound) {
      StringBuilder joined = new StringBuilder();
      parts.forEach(part -> joined.append(text, part[0], part[1]));
      add(joined.toString(), parts.getFirst()[0], parts.getLast()[1], Word.Kind.COMPOUND, false);
    }
    for (int i = 0; i < parts.size(); i++) {
      int[] part = parts.get(i);
      boolean beside = compound && i == 0;
      add(text.substring(part[0], part[1]), part[0], part[1], Word.Kind.PLAIN, beside);
    }
  }

  private List<int[]> partsBetween(int from, int end) {
    List<int[]> parts = new ArrayList<>();
    int start = from;
    for (int i = from; i <= end; i++) {
      if (i == end || isSeparator(text.charAt(i))) {
        if (i > start) {
          start += Elision.lengthIn(text.substring(start, i));
          parts.add(new int[] {start, i});
        }
        start = i + 1;
      }
    }
    return parts;
  }

  private static boolean isSeparator(char c) {
    return !Character.isLetterOrDigit(c)
        && !Character.isSurrogate(c)
        && !Elision.isApostrophe(c)
        && Character.getType(c) != Character.NON_SPACING_MARK
        && Character.getType(c) != Character.FORMAT;
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

  private void add(String word, int from, int to, Word.Kind kind, boolean beside) {
    words.accept(new Word(word, offset + from, offset + to, kind, beside));
  }
}
