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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.uhighlight.FieldHighlighter;
import org.apache.lucene.search.uhighlight.FieldOffsetStrategy;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.apache.lucene.search.uhighlight.PassageScorer;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.search.uhighlight.WholeBreakIterator;

/**
 * Cuts excerpts out of postings and marks the words of a question in them.
 *
 * <p>The places of words come from the index, so nothing is analysed again.
 */
final class Excerpter {
  /** What a list shows of a body. */
  static final int PASSAGES = 2;

  /**
   * Beyond this no excerpt is looked for, so that a huge posting costs no more than a large one.
   */
  private static final int MAX_BODY = 200_000;

  /** How far into a text its first sentence is looked for. */
  private static final int MAX_BEGINNING = 4 * Sentences.MAX_LENGTH;

  /** Letters below which a line at the beginning is rather a heading or a greeting. */
  private static final int MIN_SENTENCE = 60;

  private static final String[] FIELDS = {IndexField.TITLE_TEXT.id(), IndexField.BODY.id()};
  private static final int[] PASSAGES_PER_FIELD = {1, PASSAGES};

  private final Snapshot snapshot;
  private final Highlighter highlighter;

  /**
   * @param deadline after it, Lucene's {@code ExitingReaderException} ends the cutting
   */
  Excerpter(Snapshot snapshot, Deadline deadline) {
    this.snapshot = snapshot;
    this.highlighter = new Highlighter(snapshot.until(deadline));
  }

  /**
   * Returns the excerpts of postings.
   *
   * @param question names the words to mark
   * @param docs the postings' numbers in the snapshot, in any order
   * @param titles their titles, in the same order
   * @return their excerpts, in the same order
   */
  List<Excerpts> cut(TranslatedQuery question, int[] docs, List<String> titles) throws IOException {
    highlighter.bodies = bodies(docs);
    highlighter.docs = docs;
    highlighter.titles = titles;
    Marked asTyped = new Marked(highlighter.mark(question.highlighting(), docs));
    boolean complete = IntStream.range(0, docs.length).allMatch(asTyped::isFound);
    Marked otherwise =
        complete ? asTyped : new Marked(highlighter.mark(question.highlightingOtherWays(), docs));
    return IntStream.range(0, docs.length)
        .mapToObj(i -> excerpts(asTyped.isFound(i) ? asTyped : otherwise, i))
        .toList();
  }

  private Excerpts excerpts(Marked marked, int i) {
    List<String> body = marked.passages(FIELDS[1], i);
    return new Excerpts(
        marked.passages(FIELDS[0], i), body.isEmpty() ? beginning(highlighter.bodies[i]) : body);
  }

  /** Passages by field and posting. */
  private record Marked(Map<String, Object[]> passages) {
    /** Whether a word was found in a posting. */
    boolean isFound(int i) {
      return !passages(FIELDS[0], i).isEmpty() || !passages(FIELDS[1], i).isEmpty();
    }

    @SuppressWarnings("unchecked") // MarkedPassages makes lists of strings and nothing else
    List<String> passages(String field, int i) {
      Object[] values = passages.get(field);
      Object value = values == null ? null : values[i];
      return value == null ? List.of() : (List<String>) value;
    }
  }

  private String[] bodies(int[] docs) throws IOException {
    StoredPostings reader = new StoredPostings(snapshot);
    String[] bodies = new String[docs.length];
    for (int i = 0; i < docs.length; i++) {
      String body = reader.body(docs[i]);
      bodies[i] = body.length() <= MAX_BODY ? body : body.substring(0, MAX_BODY);
    }
    return bodies;
  }

  /** The first sentence that is long enough not to be a heading, or else the first at all. */
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

  /** Lucene's highlighter, fed with texts that are read already. */
  private static final class Highlighter extends UnifiedHighlighter {
    private String[] bodies = {};
    private int[] docs = {};
    private List<String> titles = List.of();

    Highlighter(IndexSearcher searcher) {
      super(
          UnifiedHighlighter.builder(searcher, IndexField.ANALYZER)
              .withFormatter(new MarkedPassages())
              .withMaxLength(MAX_BODY)
              .withMaxNoHighlightPassages(0)
              .withWeightMatches(false)
              .withHandleMultiTermQuery(true));
    }

    Map<String, Object[]> mark(Query words, int[] docIds) throws IOException {
      return highlightFieldsAsObjects(FIELDS, words, docIds, PASSAGES_PER_FIELD);
    }

    @Override
    protected List<CharSequence[]> loadFieldValues(
        String[] fields, DocIdSetIterator docIter, int cacheCharsThreshold) throws IOException {
      List<CharSequence[]> values = new ArrayList<>();
      for (int doc = docIter.nextDoc();
          doc != DocIdSetIterator.NO_MORE_DOCS;
          doc = docIter.nextDoc()) {
        values.add(values(fields, indexOf(doc)));
      }
      return values;
    }

    private CharSequence[] values(String[] fields, int i) {
      CharSequence[] values = new CharSequence[fields.length];
      for (int f = 0; f < fields.length; f++) {
        values[f] = fields[f].equals(FIELDS[1]) ? bodies[i] : titles.get(i);
      }
      return values;
    }

    private int indexOf(int doc) {
      int i = 0;
      while (docs[i] != doc) {
        i++;
      }
      return i;
    }

    /** A text has one value only, so its sentences need not be looked for value by value. */
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
      return new FieldHighlighter(
          field,
          offsets,
          field.equals(FIELDS[0]) ? new WholeBreakIterator() : new SentenceIterator(),
          scorer,
          passages,
          passagesWithoutMatch,
          formatter,
          order);
    }
  }
}
