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
record SuggestionDictionary(
    SuggestibleIndex names, SuggestibleIndex words, List<Suggestible> popular) {
  /** Holds nothing. */
  static final SuggestionDictionary EMPTY = of(List.of(), List.of());

  /** Words that are no function words and yet mean nothing: fillers, and parts of addresses. */
  private static final Set<String> FILLERS =
      Set.of("etc", "déjà", "ainsi", "afin", "com", "www", "http", "https", "html");

  /** Reads the names of a snapshot from its lists, and the words from its vocabulary. */
  static SuggestionDictionary read(Snapshot snapshot) throws IOException {
    List<Entry> names =
        NameTallies.of(snapshot).suggestibles().stream().map(Entry::ofName).toList();
    return of(names, words(snapshot, stems(LuceneVocabulary.written(snapshot))));
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

  private static List<Entry> words(Snapshot snapshot, Map<WrittenWord, String> stems)
      throws IOException {
    Map<String, Tally> tallies = StemTallies.of(snapshot, Set.copyOf(stems.values()));
    CompoundSpelling spelling = new CompoundSpelling(snapshot);
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
