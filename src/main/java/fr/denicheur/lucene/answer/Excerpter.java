package fr.denicheur.lucene.answer;

import fr.denicheur.french.Sentences;
import fr.denicheur.lucene.index.Deadline;
import fr.denicheur.lucene.index.IndexField;
import fr.denicheur.lucene.index.Snapshot;
import fr.denicheur.lucene.index.StoredPostings;
import fr.denicheur.lucene.question.TranslatedQuery;
import fr.denicheur.result.Excerpts;
import java.io.IOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.uhighlight.FieldHighlighter;
import org.apache.lucene.search.uhighlight.FieldOffsetStrategy;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.apache.lucene.search.uhighlight.PassageScorer;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.search.uhighlight.WholeBreakIterator;

/**
 * Cuts excerpts out of postings and marks the words of a question in them. One excerpter serves one
 * page of hits.
 *
 * <p>The index stores the offsets of words and the texts are already read, so nothing is analysed
 * again and Lucene's highlighter loads nothing.
 */
final class Excerpter extends UnifiedHighlighter {
  /** A list shows this many passages of a body. */
  static final int PASSAGES = 2;

  /**
   * Only this many characters of a body are cut, so a huge posting costs no more than a large one.
   */
  private static final int MAX_BODY = 200_000;

  /** The first sentence of a text is looked for in this many characters. */
  private static final int MAX_BEGINNING = 4 * Sentences.MAX_LENGTH;

  /** A line with fewer letters at the beginning is probably a heading or a greeting. */
  private static final int MIN_SENTENCE = 60;

  private static final String TITLE = IndexField.TITLE_TEXT.id();
  private static final String BODY = IndexField.BODY.id();
  private static final String[] FIELDS = {TITLE, BODY};
  private static final int[] PASSAGES_PER_FIELD = {1, PASSAGES};

  private final List<Integer> docs;
  private final List<String> titles;
  private final String[] bodies;

  /**
   * Reads the bodies of postings.
   *
   * @param deadline after it, Lucene's {@code ExitingReaderException} ends the cutting
   * @param docs the postings' numbers in the snapshot, in any order
   * @param titles their titles, in the same order
   */
  Excerpter(Snapshot snapshot, Deadline deadline, List<Integer> docs, List<String> titles)
      throws IOException {
    super(
        UnifiedHighlighter.builder(snapshot.until(deadline), IndexField.ANALYZER)
            .withFormatter(new MarkedPassages())
            .withMaxLength(MAX_BODY)
            .withMaxNoHighlightPassages(0)
            .withWeightMatches(false)
            .withHandleMultiTermQuery(true));
    this.docs = docs;
    this.titles = titles;
    this.bodies = new String[docs.size()];
    StoredPostings postings = new StoredPostings(snapshot);
    for (int i = 0; i < bodies.length; i++) {
      String body = postings.body(docs.get(i));
      bodies[i] = body.substring(0, Math.min(body.length(), MAX_BODY));
    }
  }

  /**
   * Returns the excerpts of the postings, in their order.
   *
   * @param question names the words to mark
   */
  List<Excerpts> cut(TranslatedQuery question) throws IOException {
    Map<String, Object[]> asTyped = mark(question.highlighting());
    boolean complete = IntStream.range(0, bodies.length).allMatch(i -> isMarked(asTyped, i));
    Map<String, Object[]> otherwise = complete ? asTyped : mark(question.highlightingOtherWays());
    return IntStream.range(0, bodies.length)
        .mapToObj(i -> excerpts(isMarked(asTyped, i) ? asTyped : otherwise, i))
        .toList();
  }

  private Map<String, Object[]> mark(Query words) throws IOException {
    int[] numbers = docs.stream().mapToInt(Integer::intValue).toArray();
    return highlightFieldsAsObjects(FIELDS, words, numbers, PASSAGES_PER_FIELD);
  }

  private Excerpts excerpts(Map<String, Object[]> marked, int i) {
    List<String> body = passages(marked, BODY, i);
    return new Excerpts(passages(marked, TITLE, i), body.isEmpty() ? beginning(bodies[i]) : body);
  }

  private static boolean isMarked(Map<String, Object[]> marked, int i) {
    return !passages(marked, TITLE, i).isEmpty() || !passages(marked, BODY, i).isEmpty();
  }

  @SuppressWarnings("unchecked") // MarkedPassages makes lists of strings and nothing else
  private static List<String> passages(Map<String, Object[]> marked, String field, int i) {
    Object[] values = marked.get(field);
    Object value = values == null ? null : values[i];
    return value == null ? List.of() : (List<String>) value;
  }

  /** Returns the first sentence that is too long for a heading, or else the very first one. */
  private static List<String> beginning(String body) {
    String start = body.substring(0, Math.min(body.length(), MAX_BEGINNING));
    int[] bounds = Sentences.boundsOf(start);
    for (int i = 1; i < bounds.length; i++) {
      if (start.substring(bounds[i - 1], bounds[i]).strip().length() >= MIN_SENTENCE) {
        return List.of(MarkedPassages.plain(body, bounds[i - 1], bounds[i]));
      }
    }
    return bounds.length < 2 ? List.of() : List.of(MarkedPassages.plain(body, 0, bounds[1]));
  }

  @Override
  protected List<CharSequence[]> loadFieldValues(
      String[] fields, DocIdSetIterator ascending, int cacheCharsThreshold) throws IOException {
    List<CharSequence[]> values = new ArrayList<>();
    while (ascending.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
      int i = docs.indexOf(ascending.docID());
      values.add(
          Arrays.stream(fields)
              .map(field -> field.equals(BODY) ? bodies[i] : titles.get(i))
              .toArray(CharSequence[]::new));
    }
    return values;
  }

  /** Replaces the iterator: each text is one value, so no iterator has to join several. */
  @Override
  protected FieldHighlighter newFieldHighlighter(
      String field,
      FieldOffsetStrategy offsets,
      BreakIterator ignored,
      PassageScorer scorer,
      int passages,
      int passagesWithoutMatch,
      PassageFormatter formatter,
      Comparator<Passage> order) {
    BreakIterator cuts = field.equals(TITLE) ? new WholeBreakIterator() : new SentenceIterator();
    return new FieldHighlighter(
        field, offsets, cuts, scorer, passages, passagesWithoutMatch, formatter, order);
  }
}
