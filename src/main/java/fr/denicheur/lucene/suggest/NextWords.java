package fr.denicheur.lucene.suggest;

import fr.denicheur.lucene.index.IndexField;
import fr.denicheur.lucene.index.Ranking;
import fr.denicheur.lucene.index.StoredPostings;
import fr.denicheur.lucene.suggest.Sampling.Sample;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntPredicate;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.IOConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds words that continue what was typed, so that the whole leads to postings.
 *
 * <p>It looks at a sample of postings that hold what was typed: at the words that stand behind it,
 * or else at the words in the same postings. Numbers of postings are projected from the sample.
 */
final class NextWords {
  private final TypedText typed;
  private final Sampling sampling;
  private final SuggestibleIndex words;
  private final List<Term> terms = new ArrayList<>();
  private final List<String> between = new ArrayList<>();
  private final Map<List<String>, Integer> behind = new HashMap<>();
  private @Nullable Sample sample;

  /** Looks into the postings that hold the complete words of what was typed. */
  NextWords(TypedText typed, Sampling sampling, SuggestibleIndex words) throws IOException {
    this.typed = typed;
    this.sampling = sampling;
    this.words = words;
    typed.complete().forEach(this::addTyped);
    if (isAfterWord()) {
      takeSample();
    }
  }

  /**
   * The next word is looked for behind the last word with a meaning and the small words after it.
   */
  private void addTyped(TypedText.TypedWord word) {
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

  /** Whether there is a word with a meaning to continue. */
  boolean isAfterWord() {
    return !terms.isEmpty();
  }

  /** The sample, if there is a word with a meaning. */
  private Sample sample() {
    return Objects.requireNonNull(sample);
  }

  private void takeSample() throws IOException {
    sample = sampling.of(terms);
    StoredPostings stored = new StoredPostings(sample().snapshot());
    visit(
        terms.getLast(),
        PostingsEnum.OFFSETS,
        places -> {
          for (List<String> word : wordsBehind(stored.body(places.docID()), places)) {
            behind.merge(word, 1, Integer::sum);
          }
        });
  }

  private Set<List<String>> wordsBehind(String text, PostingsEnum places) throws IOException {
    Set<List<String>> found = new HashSet<>();
    for (int i = Math.min(places.freq(), Ranking.SUGGEST_PLACES); i > 0; i--) {
      places.nextPosition();
      found.add(new WordsBehind(text, places.endOffset()).after(between));
    }
    return found;
  }

  /**
   * Returns what was typed, completed by words that stand behind it.
   *
   * @param fits the numbers of the words that may complete it
   */
  List<Suggestible> behind(IntPredicate fits) throws IOException {
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
   * Returns what was typed, completed by words that stand in the same postings.
   *
   * @param numbers the numbers of the words to try
   */
  List<Suggestible> together(List<Integer> numbers) throws IOException {
    Map<Integer, Integer> postings = new HashMap<>();
    for (int number : numbers) {
      Term term = term(words.all().get(number).group());
      if (!terms.contains(term)) {
        visit(term, PostingsEnum.NONE, places -> postings.merge(number, 1, Integer::sum));
      }
    }
    return completed(postings);
  }

  /** Visits the places of a term in each posting of the sample that holds it. */
  private void visit(Term term, int flags, IOConsumer<PostingsEnum> visitor) throws IOException {
    PostingsEnum places =
        MultiTerms.getTermPostingsEnum(
            sample().snapshot().reader(), term.field(), term.bytes(), flags);
    for (int i = 0; i < sample().docs().size() && places != null; i++) {
      int doc = sample().docs().get(i);
      if ((places.docID() < doc ? places.advance(doc) : places.docID()) == doc) {
        visitor.accept(places);
      }
    }
  }

  private List<Suggestible> completed(Map<Integer, Integer> postings) throws IOException {
    if (postings.isEmpty()) {
      return List.of();
    }
    int holding = sample().holding();
    List<Suggestible> completed = new ArrayList<>();
    postings.forEach((number, count) -> completed.add(completed(number, count, holding)));
    completed.sort(
        Comparator.comparingInt(Suggestible::weight).reversed().thenComparing(Suggestible::text));
    return completed;
  }

  private Suggestible completed(int number, int count, int holding) {
    int all = Math.max(count, (int) ((long) count * holding / sample().docs().size()));
    StringBuilder stems = new StringBuilder();
    terms.forEach(term -> stems.append(term.text()));
    Suggestible word = words.all().get(number);
    return Suggestible.word(typed.before() + word.text(), stems + word.group(), new Tally(all, 0));
  }
}
