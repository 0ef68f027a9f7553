package fr.denicheur.lucene.suggest;

import fr.denicheur.lucene.index.IndexField;
import fr.denicheur.lucene.index.Snapshot;
import fr.denicheur.lucene.index.StoredPostings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;

/**
 * Finds words to go on with after others, so that the whole leads to postings.
 *
 * <p>It looks at some postings that hold what was typed: at what stands behind it, and else at what
 * stands in the same postings. Counts are projected from there.
 */
final class NextWords {
  /** Enough to see what is common, few enough to be read while someone types. */
  private static final int SAMPLE = 60;

  /** Of one posting, as many places are read. */
  private static final int PLACES = 10;

  private final TypedText typed;
  private final Snapshot snapshot;
  private final CandidateIndex words;
  private final List<Term> terms = new ArrayList<>();
  private final List<String> between = new ArrayList<>();
  private final Map<List<String>, Integer> behind = new HashMap<>();
  private ScoreDoc[] sample = {};

  private NextWords(TypedText typed, Snapshot snapshot, CandidateIndex words) {
    this.typed = typed;
    this.snapshot = snapshot;
    this.words = words;
    typed.complete().forEach(this::addTyped);
  }

  /** Looks into the postings that hold the complete words of what was typed. */
  static NextWords after(TypedText typed, Snapshot snapshot, CandidateIndex words)
      throws IOException {
    NextWords next = new NextWords(typed, snapshot, words);
    if (next.isAfterWord()) {
      next.takeSample();
    }
    return next;
  }

  /** The last word with a meaning is what is looked for; small words may stand behind it. */
  private void addTyped(TypedText.Word word) {
    if (word.stems().isEmpty()) {
      between.add(word.folded());
    } else {
      between.clear();
      terms.add(term(word.stems().getFirst()));
    }
  }

  private static Term term(String stem) {
    return new Term(IndexField.BODY.id(), stem);
  }

  /** Whether there is a word with a meaning to go on after. */
  boolean isAfterWord() {
    return !terms.isEmpty();
  }

  private void takeSample() throws IOException {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    terms.forEach(term -> all.add(new TermQuery(term), BooleanClause.Occur.FILTER));
    sample = snapshot.search(new ConstantScoreQuery(all.build()), SAMPLE).scoreDocs;
    StoredPostings reader = new StoredPostings(snapshot);
    visit(
        terms.getLast(),
        PostingsEnum.OFFSETS,
        (doc, places) -> {
          for (List<String> word : wordsBehind(reader.body(doc), places)) {
            behind.merge(word, 1, Integer::sum);
          }
        });
  }

  private Set<List<String>> wordsBehind(String text, PostingsEnum places) throws IOException {
    Set<List<String>> found = new HashSet<>();
    for (int i = Math.min(places.freq(), PLACES); i > 0; i--) {
      places.nextPosition();
      found.add(new WordsBehind(text, places.endOffset()).after(between));
    }
    return found;
  }

  /**
   * Returns the words that stand behind what was typed, completed.
   *
   * @param fits the numbers of the words that may be returned
   */
  List<Candidate> behind(IntPredicate fits) throws IOException {
    Map<Integer, Integer> postings = new HashMap<>();
    behind.forEach((readings, count) ->
        readings.stream()
            .map(word -> words.best(word, fits))
            .filter(number -> number >= 0)
            .findFirst()
            .ifPresent(number -> postings.merge(number, count, Integer::sum)));
    return completed(postings);
  }

  /**
   * Returns those of some words that stand in the same postings, completed.
   *
   * @param numbers the numbers of the words to try
   */
  List<Candidate> together(List<Integer> numbers) throws IOException {
    Map<Integer, Integer> postings = new HashMap<>();
    for (int number : numbers) {
      Term term = term(words.candidates().get(number).group());
      if (!terms.contains(term)) {
        visit(term, PostingsEnum.NONE, (doc, places) -> postings.merge(number, 1, Integer::sum));
      }
    }
    return completed(postings);
  }

  @FunctionalInterface
  private interface Visit {
    void at(int doc, PostingsEnum places) throws IOException;
  }

  /** Visits a term in those postings of the sample that hold it. */
  private void visit(Term term, int flags, Visit visit) throws IOException {
    int next = 0;
    for (LeafReaderContext leaf : snapshot.reader().leaves()) {
      int end = leaf.docBase + leaf.reader().maxDoc();
      PostingsEnum places = leaf.reader().postings(term, flags);
      for (; next < sample.length && sample[next].doc < end; next++) {
        int doc = sample[next].doc - leaf.docBase;
        if (places != null
            && (places.docID() < doc ? places.advance(doc) : places.docID()) == doc) {
          visit.at(sample[next].doc, places);
        }
      }
    }
  }

  private List<Candidate> completed(Map<Integer, Integer> postings) throws IOException {
    int holding = holding();
    List<Candidate> completed = new ArrayList<>();
    postings.forEach((number, count) -> completed.add(completed(number, count, holding)));
    completed.sort(
        Comparator.comparingInt(Candidate::weight).reversed().thenComparing(Candidate::text));
    return completed;
  }

  private Candidate completed(int number, int count, int holding) {
    int all = Math.max(count, (int) ((long) count * holding / sample.length));
    StringBuilder stems = new StringBuilder();
    terms.forEach(term -> stems.append(term.text()));
    Candidate word = words.candidates().get(number);
    return Candidate.word(typed.before() + word.text(), stems + word.group(), new Tally(all, 0));
  }

  /** About how many postings hold all that was typed. */
  private int holding() throws IOException {
    int least = sample.length;
    if (sample.length == SAMPLE) {
      least = Integer.MAX_VALUE;
      for (Term term : terms) {
        least = Math.min(least, snapshot.reader().docFreq(term));
      }
    }
    return least;
  }
}
