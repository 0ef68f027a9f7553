package fr.denicheur.lucene.answer;

import fr.denicheur.engine.TimeLimitException;
import fr.denicheur.french.Sentences;
import fr.denicheur.french.Token;
import fr.denicheur.lexicon.Lexicon;
import fr.denicheur.lucene.index.Deadline;
import fr.denicheur.lucene.index.IndexField;
import fr.denicheur.lucene.index.Ranking.Constant;
import fr.denicheur.lucene.index.SentenceHashes;
import fr.denicheur.lucene.question.QuestionContext;
import fr.denicheur.lucene.spelling.Vocabulary.Frequencies;
import fr.denicheur.posting.Posting;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the words that set a posting apart from others.
 *
 * <p>A word weighs tf·idf, but each of its occurrences counts in inverse proportion to the number
 * of postings that hold the same sentence: what a publisher says in all its postings counts for
 * nothing. Words of every posting ("rejoindre une équipe") are left out.
 */
final class ParticularWords {
  /** Characters of a text that are compared, nearly twice as many as the longest posting has. */
  private static final int MAX_COMPARED = 32 * 1024;

  /** Numbers and single letters say nothing about a posting. */
  private static final int MIN_LETTERS = 3;

  /**
   * A word and what it says about the posting.
   *
   * @param term the word in the index
   * @param written the word as it is first written in the posting
   * @param weight how particular it is, above 0; while words are counted, its occurrences
   */
  record Particular(String term, String written, double weight) {
    private Particular plus(Particular other) {
      return weighing(weight + other.weight);
    }

    private Particular weighing(double other) {
      return new Particular(term, written, other);
    }
  }

  private final int postings;
  private final Frequencies frequencies;
  private final Lexicon lexicon;

  /** How many indexed postings are the posting itself: 1, or 0 for a draft. */
  private final int own;

  private final Map<String, Particular> counted = new HashMap<>();

  private ParticularWords(QuestionContext context, boolean isIndexed) {
    this.postings = context.vocabulary().postings();
    this.frequencies = context.vocabulary().frequencies();
    this.lexicon = context.lexicon();
    this.own = isIndexed ? 1 : 0;
  }

  /**
   * Returns the most particular words of a posting, at most {@code most}, best first.
   *
   * @param isIndexed whether the posting is in the index, or is a draft
   */
  static List<Particular> of(Posting posting, boolean isIndexed, int most, QuestionContext context)
      throws IOException {
    ParticularWords words = new ParticularWords(context, isIndexed);
    double titleWeight = context.ranking().of(Constant.SIMILAR_TITLE);
    words.add(posting.title(), 0, posting.title().length(), titleWeight);
    if (!posting.role().equals(posting.title())) {
      words.add(posting.role(), 0, posting.role().length(), titleWeight);
    }
    String text = posting.text();
    words.addSentences(
        text.substring(0, Math.min(MAX_COMPARED, text.length())), context.deadline());
    return words.best(most);
  }

  private void addSentences(String text, Deadline deadline) throws IOException {
    int[] bounds = Sentences.boundsOf(text);
    for (int i = 1; i < bounds.length; i++) {
      if (deadline.shouldExit()) {
        throw new TimeLimitException();
      }
      long hash = SentenceHashes.of(text, bounds[i - 1], bounds[i]);
      int sharedBy =
          hash == 0
              ? 1
              : Math.max(1, frequencies.of(IndexField.SENTENCE, SentenceHashes.term(hash)));
      add(text, bounds[i - 1], bounds[i], 1.0 / sharedBy);
    }
  }

  private void add(String text, int start, int end, double weight) {
    String piece = text.substring(start, end);
    for (Token token : Token.of(IndexField.ANALYZER, IndexField.BODY.id(), piece)) {
      String written = piece.substring(token.start(), token.end());
      if (saysSomething(token.term(), written)) {
        Particular word = new Particular(token.term(), written, weight);
        counted.merge(token.term(), word, Particular::plus);
      }
    }
  }

  private boolean saysSomething(String stem, String written) {
    return written.chars().filter(Character::isLetter).count() >= MIN_LETTERS
        && !lexicon.questionWords().contains(stem);
  }

  private List<Particular> best(int most) throws IOException {
    List<Particular> weighed = new ArrayList<>(counted.size());
    for (Particular word : counted.values()) {
      weighed.add(word.weighing(saturated(word.weight()) * idf(word.term())));
    }
    return weighed.stream()
        .filter(word -> word.weight() > 0)
        .sorted(
            Comparator.comparingDouble(Particular::weight)
                .reversed()
                .thenComparing(Particular::term))
        .limit(most)
        .toList();
  }

  /** A word said ten times is not ten times as particular. */
  private static double saturated(double count) {
    return count / (count + 1);
  }

  /** Inverse document frequency; 0 for a word that no other posting holds. */
  private double idf(String term) throws IOException {
    int holding = frequencies.of(IndexField.BODY, term);
    return holding <= own ? 0 : Math.log(1 + (postings - holding + 0.5) / (holding + 0.5));
  }
}
