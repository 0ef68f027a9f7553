package fr.denicheur.lucene.spelling;

import fr.denicheur.french.Folding;
import fr.denicheur.french.Phonetics;
import fr.denicheur.french.StemmedAnalyzer;
import fr.denicheur.lexicon.Lexicon;
import fr.denicheur.lucene.index.Deadline;
import fr.denicheur.lucene.index.IndexField;
import fr.denicheur.lucene.index.PostingCounts;
import fr.denicheur.lucene.index.Snapshot;
import fr.denicheur.lucene.spelling.KnownWords.Known;
import fr.denicheur.query.Clause;
import fr.denicheur.query.Question;
import fr.denicheur.query.QuestionParser;
import fr.denicheur.result.Correction;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.jspecify.annotations.Nullable;

/**
 * Corrects the words of a question that no posting holds; of those that hardly any does, it
 * corrects the ones that only sound like a word of many postings, for their authors made the same
 * mistake, and proposes another for the rest.
 *
 * <p>Words of up to four letters, acronyms and names of startups and technologies are never
 * corrected. Letters doubled or missing their double, and words that sound alike, come before other
 * edits; the first letter is kept unless nothing else is near.
 */
public final class Spelling {
  /** A shorter word is near to too many others. */
  private static final int MIN_LETTERS = 5;

  /** From this length on, two letters may be wrong. */
  private static final int TWO_EDITS = 8;

  /** From as many postings on, a word is what was meant: there is something to read. */
  private static final int HANDFUL = 5;

  /** A word in this many times fewer postings than one that is near may be a misspelling. */
  private static final int RARER = 10;

  /** What a difference costs. */
  private static final double DOUBLED_LETTER = 0.5;

  private static final double SOUNDS_ALIKE = 0.7;
  private static final double OTHER_FIRST_LETTER = 1;

  /** What costs more is another word. */
  private static final double FAR = 2.5;

  /** What is proposed for a word that exists must be this near. */
  private static final double NEAR = 1;

  /** How much a word in ten times more postings is preferred. */
  private static final double POPULARITY = 0.15;

  /** Words compared between two looks at the clock. */
  private static final int PATIENCE = 1024;

  private final Snapshot snapshot;
  private final Lexicon lexicon;
  private final IndexReader reader;
  private final Deadline deadline;

  public Spelling(Snapshot snapshot, Lexicon lexicon, Deadline deadline) {
    this.snapshot = snapshot;
    this.lexicon = lexicon;
    this.reader = snapshot.reader();
    this.deadline = deadline;
  }

  private record Candidate(Known word, double cost) {
    double rank() {
      return cost - POPULARITY * Math.log10(word.postings());
    }
  }

  /** A word for one that was typed; it is put in its place where that is surely misspelled. */
  private record Replacement(String word, boolean isSure) {}

  /**
   * Returns another spelling of a question; nothing where there is no cause, or it would be longer
   * than a question may be. Where some of its words stand in no posting, those are corrected and
   * the others are left alone; else it is a proposal.
   */
  public Optional<Correction> correct(Question question) throws IOException {
    List<Optional<Replacement>> replacements = new ArrayList<>();
    for (Clause clause : question.clauses()) {
      replacements.add(replacement(clause));
    }
    List<Replacement> found = replacements.stream().flatMap(Optional::stream).toList();
    boolean sure = found.stream().anyMatch(Replacement::isSure);
    replacements.replaceAll(word -> word.filter(w -> w.isSure() == sure));
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(written(question, replacements))
            .filter(QuestionParser::isShort)
            .map(written -> new Correction(written, sure));
  }

  private static String written(Question question, List<Optional<Replacement>> replacements) {
    StringBuilder written = new StringBuilder();
    int at = 0;
    for (int i = 0; i < replacements.size(); i++) {
      String typed = question.clauses().get(i).text();
      int found = question.written().indexOf(typed, at);
      if (found >= 0) {
        written.append(question.written(), at, found);
        written.append(replacements.get(i).map(Replacement::word).orElse(typed));
        at = found + typed.length();
      }
    }
    return written.append(question.written().substring(at)).toString();
  }

  private Optional<Replacement> replacement(Clause clause) throws IOException {
    boolean correctable =
        clause.kind() == Clause.Kind.WORD
            && !clause.excluded()
            && clause.scope() != Clause.Scope.STARTUP
            && clause.scope() != Clause.Scope.ROLE
            && isOrdinaryWord(clause.text());
    return correctable ? replacement(clause.text()) : Optional.empty();
  }

  /** Whether a word is long enough, of letters only, and no acronym. */
  private static boolean isOrdinaryWord(String word) {
    return word.length() >= MIN_LETTERS
        && word.chars().allMatch(Character::isLetter)
        && !word.chars().allMatch(Character::isUpperCase);
  }

  private Optional<Replacement> replacement(String word) throws IOException {
    String stem = String.join("", StemmedAnalyzer.stems(word));
    int postings = PostingCounts.of(snapshot).of(stem);
    if (stem.isEmpty() || postings >= HANDFUL || isName(stem)) {
      return Optional.empty();
    }
    Optional<Candidate> nearest = nearest(Folding.fold(word), stem, postings);
    return nearest.map(
        near -> new Replacement(near.word().written(), postings == 0 || near.cost() < NEAR));
  }

  private boolean isName(String stem) throws IOException {
    return KnownWords.of(snapshot, lexicon.words()).isOfTheLexicon(stem)
        || reader.docFreq(new Term(IndexField.STARTUP_TEXT.id(), stem)) > 0
        || reader.docFreq(new Term(IndexField.TECHNOLOGIES_TEXT.id(), stem)) > 0;
  }

  private Optional<Candidate> nearest(String folded, String stem, int postings) throws IOException {
    KnownWords words = KnownWords.of(snapshot, lexicon.words());
    Candidate best = best(words.beginningWith(folded.charAt(0)), folded, stem, postings, 0);
    if (best == null && postings == 0) {
      best = best(words.all(), folded, stem, postings, OTHER_FIRST_LETTER);
    }
    return Optional.ofNullable(best);
  }

  private @Nullable Candidate best(
      Collection<Known> words, String folded, String stem, int postings, double extra) {
    String sound = Phonetics.key(folded);
    double limit = postings == 0 ? FAR : NEAR;
    Candidate best = null;
    int compared = 0;
    for (Known word : words) {
      if (++compared % PATIENCE == 0 && deadline.shouldExit()) {
        return null;
      }
      if (Math.abs(word.folded().length() - folded.length()) > 2
          || word.postings() < Math.max(1, postings * RARER)) {
        continue;
      }
      double cost = cost(folded, sound, word.folded()) + extra;
      Candidate candidate = new Candidate(word, cost);
      if (cost <= limit
          && (best == null || candidate.rank() < best.rank())
          && !String.join("", StemmedAnalyzer.stems(word.written())).equals(stem)) {
        best = candidate;
      }
    }
    return best;
  }

  /** Returns what it costs to take one spelling for the other. */
  private static double cost(String typed, String sound, String word) {
    int allowed = typed.length() >= TWO_EDITS ? 2 : 1;
    int edits = EditDistance.between(typed, word, 2);
    if (edits > 2) {
      return Double.MAX_VALUE;
    }
    if (undoubled(typed).equals(undoubled(word))) {
      return DOUBLED_LETTER;
    }
    if (Phonetics.key(word).equals(sound)) {
      return SOUNDS_ALIKE;
    }
    return edits <= allowed ? edits : Double.MAX_VALUE;
  }

  private static String undoubled(String word) {
    StringBuilder once = new StringBuilder(word.length());
    for (int i = 0; i < word.length(); i++) {
      if (i == 0 || word.charAt(i) != word.charAt(i - 1)) {
        once.append(word.charAt(i));
      }
    }
    return once.toString();
  }
}
