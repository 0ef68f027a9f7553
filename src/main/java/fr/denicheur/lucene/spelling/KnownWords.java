package fr.denicheur.lucene.spelling;

import fr.denicheur.french.Folding;
import fr.denicheur.french.StemmedAnalyzer;
import fr.denicheur.lucene.index.IndexField;
import fr.denicheur.lucene.index.Snapshot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;

/** The words that stand in postings, as they are most often written, by their first letter. */
final class KnownWords {
  /** Fewer letters leave too little to tell words apart by. */
  private static final int MIN_LETTERS = 4;

  private static final int MAX_LETTERS = 24;

  /**
   * A word.
   *
   * @param folded without accents
   * @param written as most postings write it
   * @param postings in how many it stands, in any spelling of its accents
   */
  record Known(String folded, String written, int postings) {
    private Known with(Known other) {
      String more = postings >= other.postings ? written : other.written;
      return new Known(folded, more, postings + other.postings);
    }
  }

  private final Map<Character, List<Known>> byFirstLetter = new HashMap<>();

  private final Set<String> stemsOfTheLexicon;

  private KnownWords(Set<String> stemsOfTheLexicon) {
    this.stemsOfTheLexicon = stemsOfTheLexicon;
  }

  /**
   * Reads the words of an index.
   *
   * @param others words of the lexicon, which are known though no posting may hold them
   */
  static KnownWords of(Snapshot snapshot, Set<String> others) throws IOException {
    return snapshot.once(KnownWords.class, all -> read(all.reader(), others));
  }

  private static KnownWords read(IndexReader reader, Set<String> others) throws IOException {
    Map<String, Known> words = new HashMap<>();
    for (String other : others) {
      if (isWord(other)) {
        words.put(Folding.fold(other), new Known(Folding.fold(other), other, 1));
      }
    }
    for (IndexField field : List.of(IndexField.TITLE_EXACT, IndexField.BODY_EXACT)) {
      Terms terms = MultiTerms.getTerms(reader, field.id());
      if (terms != null) {
        add(terms.iterator(), words);
      }
    }
    KnownWords known = new KnownWords(stems(others));
    words.values().forEach(known::add);
    return known;
  }

  private static void add(TermsEnum terms, Map<String, Known> words) throws IOException {
    for (BytesRef term = terms.next(); term != null; term = terms.next()) {
      String written = term.utf8ToString();
      if (isWord(written)) {
        Known known = new Known(Folding.fold(written), written, terms.docFreq());
        words.merge(known.folded(), known, Known::with);
      }
    }
  }

  private static boolean isWord(String written) {
    return written.length() >= MIN_LETTERS
        && written.length() <= MAX_LETTERS
        && written.chars().allMatch(Character::isLetter);
  }

  private void add(Known word) {
    byFirstLetter.computeIfAbsent(word.folded().charAt(0), c -> new ArrayList<>()).add(word);
  }

  private static Set<String> stems(Set<String> words) {
    return words.stream()
        .flatMap(word -> StemmedAnalyzer.stems(word).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether a stem is that of a word whose meaning is known, so that it is not misspelled. */
  boolean isOfTheLexicon(String stem) {
    return stemsOfTheLexicon.contains(stem);
  }

  /** Returns the words that begin with a letter, in no order. */
  Collection<Known> beginningWith(char letter) {
    return byFirstLetter.getOrDefault(letter, List.of());
  }

  /** Returns all words, in no order. */
  List<Known> all() {
    return byFirstLetter.values().stream().flatMap(List::stream).toList();
  }
}
