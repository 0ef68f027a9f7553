package fr.denicheur.lucene.suggest;

import fr.denicheur.french.Folding;
import fr.denicheur.lucene.index.AnalyzedWord;
import fr.denicheur.lucene.index.IndexField;
import fr.denicheur.lucene.index.Snapshot;
import fr.denicheur.lucene.spelling.LuceneVocabulary;
import fr.denicheur.lucene.spelling.WrittenWord;
import fr.denicheur.posting.RoleFamily;
import fr.denicheur.result.Suggestion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads from a snapshot all that can be suggested: names from lists, words from the terms. */
final class DictionaryReader {
  /** Words that are no function words and yet tell nothing: fillers, and parts of addresses. */
  private static final Set<String> FILLERS =
      Set.of("etc", "déjà", "ainsi", "afin", "com", "www", "http", "https", "html");

  /** Titles beyond these are each of one closed posting. */
  private static final int MAX_TITLES = 50_000;

  /**
   * A candidate with what it is found by.
   *
   * @param frequency orders the forms of a word, which are equally popular
   */
  private record Entry(Candidate candidate, int frequency, Set<String> first, Set<String> later) {}

  private static final Comparator<Entry> BEST_FIRST =
      Comparator.<Entry>comparingInt(entry -> -entry.candidate().weight())
          .thenComparingInt(entry -> -entry.frequency())
          .thenComparing(entry -> entry.candidate().text());

  private final Snapshot snapshot;
  private final List<Entry> names = new ArrayList<>();
  private final List<Entry> words = new ArrayList<>();

  private DictionaryReader(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  static SuggestionDictionary read(Snapshot snapshot, LuceneVocabulary vocabulary)
      throws IOException {
    DictionaryReader reader = new DictionaryReader(snapshot);
    reader.addNames();
    reader.addWords(stems(vocabulary.written()));
    return SuggestionDictionary.of(index(reader.names), index(reader.words));
  }

  private void addNames() throws IOException {
    NameTallies tallies = NameTallies.of(snapshot);
    tallies.families().forEach(this::addFamily);
    tallies
        .startups()
        .forEach((startup, tally) ->
            addName(Suggestion.Kind.STARTUP, startup.label(), startup.slug(), tally));
    TitleGroup.candidates(tallies).stream()
        .sorted(Comparator.comparingInt(Candidate::weight).reversed())
        .limit(MAX_TITLES)
        .forEach(this::addName);
  }

  /** Nobody looks for another trade. */
  private void addFamily(RoleFamily family, Tally tally) {
    if (family != RoleFamily.AUTRE) {
      addName(Suggestion.Kind.ROLE, family.label(), family.id(), tally);
    }
  }

  private void addName(Suggestion.Kind kind, String label, String value, Tally tally) {
    addName(new Candidate(label, kind, value, TitleGroup.stems(label), tally));
  }

  private void addName(Candidate name) {
    Set<String> first = new HashSet<>();
    Set<String> later = new HashSet<>();
    for (AnalyzedWord word : AnalyzedWord.of(IndexField.TITLE_EXACT, name.text())) {
      Set<String> keys = first.isEmpty() ? first : later;
      keys.add(Folding.fold(word.term()));
      word.parts().forEach(part -> keys.add(Folding.fold(part)));
    }
    boolean isFirst = true;
    for (AnalyzedWord word : AnalyzedWord.of(IndexField.TITLE_TEXT, name.text())) {
      (isFirst ? first : later).add(CandidateIndex.stemKey(word.term()));
      isFirst = false;
    }
    later.removeAll(first);
    names.add(new Entry(name, 0, first, later));
  }

  /** Returns the words that say something, each with its stem; function words have none. */
  private static Map<WrittenWord, String> stems(List<WrittenWord> written) {
    Map<WrittenWord, String> stems = HashMap.newHashMap(written.size());
    for (WrittenWord word : written) {
      List<AnalyzedWord> analyzed = AnalyzedWord.of(IndexField.BODY, word.text());
      if (!analyzed.isEmpty() && !FILLERS.contains(word.text())) {
        stems.put(word, analyzed.getFirst().term());
      }
    }
    return stems;
  }

  private void addWords(Map<WrittenWord, String> stems) throws IOException {
    Map<String, Tally> tallies = StemTallies.of(snapshot.reader(), Set.copyOf(stems.values()));
    CompoundSpelling spelling = new CompoundSpelling(snapshot);
    for (Map.Entry<WrittenWord, String> word : stems.entrySet()) {
      WrittenWord written = word.getKey();
      String stem = word.getValue();
      Tally tally = tallies.get(stem);
      if (tally != null) {
        Candidate candidate = Candidate.word(spelling.of(written, stem), stem, tally);
        words.add(new Entry(candidate, written.postings(), Set.of(written.folded()), Set.of()));
      }
    }
  }

  private static CandidateIndex index(List<Entry> entries) {
    entries.sort(BEST_FIRST);
    PrefixIndex.Builder words = new PrefixIndex.Builder();
    for (int i = 0; i < entries.size(); i++) {
      int number = i;
      entries.get(i).first().forEach(word -> words.add(word, number, true));
      entries.get(i).later().forEach(word -> words.add(word, number, false));
    }
    return new CandidateIndex(entries.stream().map(Entry::candidate).toList(), words.build());
  }
}
