package fr.denicheur.lucene.suggest;

import fr.denicheur.lucene.index.AnalyzedWord;
import fr.denicheur.lucene.index.IndexField;
import fr.denicheur.lucene.index.Snapshot;
import fr.denicheur.lucene.spelling.LuceneVocabulary;
import fr.denicheur.lucene.spelling.WrittenWord;
import fr.denicheur.lucene.suggest.SuggestibleIndex.Entry;
import fr.denicheur.query.SuggestQuery;
import fr.denicheur.result.Suggestion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Holds all names and words of a snapshot that can be suggested. Immutable; any number of threads
 * may ask.
 *
 * @param names role families, titles of roles, startups and titles of postings
 * @param words single words
 * @param popular the roles and startups to suggest if nothing was typed, the best of each first
 */
public record SuggestionDictionary(
    SuggestibleIndex names, SuggestibleIndex words, List<Suggestible> popular) {
  /** Holds nothing. */
  public static final SuggestionDictionary EMPTY = of(List.of(), List.of());

  /** Words that are no function words and yet mean nothing: fillers, and parts of addresses. */
  private static final Set<String> FILLERS =
      Set.of("etc", "déjà", "ainsi", "afin", "com", "www", "http", "https", "html");

  /** Finds how a word is written in texts. */
  public interface Spelling {
    /**
     * Returns a word as people read it.
     *
     * @param stem its stem
     */
    String of(WrittenWord word, String stem) throws IOException;
  }

  /** Reads the names of a snapshot from its lists, and the words from its vocabulary. */
  static SuggestionDictionary read(Snapshot snapshot) throws IOException {
    Map<WrittenWord, String> stems = stems(LuceneVocabulary.written(snapshot));
    Map<String, Tally> tallies = StemTallies.of(snapshot, Set.copyOf(stems.values()));
    return of(NameTallies.of(snapshot), stems, tallies, new CompoundSpelling(snapshot)::of);
  }

  /**
   * Makes a dictionary.
   *
   * @param written words as written, each spelling apart
   * @param tallies the postings that hold each stem
   */
  public static SuggestionDictionary of(
      NameTallies names,
      Collection<WrittenWord> written,
      Map<String, Tally> tallies,
      Spelling spelling)
      throws IOException {
    return of(names, stems(written), tallies, spelling);
  }

  private static SuggestionDictionary of(
      NameTallies names,
      Map<WrittenWord, String> stems,
      Map<String, Tally> tallies,
      Spelling spelling)
      throws IOException {
    return of(
        names.suggestibles().stream().map(Entry::ofName).toList(), words(stems, tallies, spelling));
  }

  private static SuggestionDictionary of(List<Entry> names, List<Entry> words) {
    SuggestibleIndex index = new SuggestibleIndex(names);
    List<Suggestible> popular =
        Stream.of(Suggestion.Kind.ROLE, Suggestion.Kind.STARTUP)
            .flatMap(kind -> best(index, kind))
            .toList();
    return new SuggestionDictionary(index, new SuggestibleIndex(words), popular);
  }

  private static Stream<Suggestible> best(SuggestibleIndex names, Suggestion.Kind kind) {
    return names.all().stream().filter(name -> name.kind() == kind).limit(SuggestQuery.MAX_SIZE);
  }

  /** Returns the words that are suggested, each with its stem; function words have none. */
  private static Map<WrittenWord, String> stems(Collection<WrittenWord> written) {
    Map<WrittenWord, String> stems = HashMap.newHashMap(written.size());
    for (WrittenWord word : written) {
      List<AnalyzedWord> analyzed = AnalyzedWord.of(IndexField.BODY, word.text());
      if (!analyzed.isEmpty() && !FILLERS.contains(word.text())) {
        stems.put(word, analyzed.getFirst().term());
      }
    }
    return stems;
  }

  private static List<Entry> words(
      Map<WrittenWord, String> stems, Map<String, Tally> tallies, Spelling spelling)
      throws IOException {
    List<Entry> words = new ArrayList<>(stems.size());
    for (Map.Entry<WrittenWord, String> stemmed : stems.entrySet()) {
      WrittenWord word = stemmed.getKey();
      String stem = stemmed.getValue();
      Tally tally = tallies.get(stem);
      if (tally != null) {
        Suggestible what = Suggestible.word(spelling.of(word, stem), stem, tally);
        words.add(new Entry(what, word.postings(), Set.of(word.folded()), Set.of()));
      }
    }
    return words;
  }
}
