package fr.denicheur.lucene.suggest;

import fr.denicheur.french.Folding;
import fr.denicheur.lucene.index.AnalyzedWord;
import fr.denicheur.lucene.index.IndexField;
import fr.denicheur.lucene.index.Snapshot;
import fr.denicheur.lucene.spelling.CompoundSpelling;
import fr.denicheur.lucene.spelling.WrittenWord;
import fr.denicheur.posting.RoleFamily;
import fr.denicheur.result.Suggestion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads from a snapshot all that can be suggested: names from lists, words from the terms. */
final class DictionaryReader {
  /** Some 40 MB; a language's vocabulary is smaller, what is beyond are misspellings and codes. */
  private static final int MAX_WORDS = 200_000;

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

  static SuggestionDictionary read(Snapshot snapshot) throws IOException {
    DictionaryReader reader = new DictionaryReader(snapshot);
    reader.addNames();
    reader.addWords();
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

  private void addWords() throws IOException {
    List<WrittenWord> written = WrittenWord.mostFrequent(snapshot.reader(), MAX_WORDS);
    Set<String> stems = written.stream().map(WrittenWord::stem).collect(Collectors.toSet());
    Map<String, Tally> tallies = StemTallies.of(snapshot.reader(), stems);
    CompoundSpelling spelling = new CompoundSpelling(snapshot);
    for (WrittenWord word : written) {
      Tally tally = tallies.get(word.stem());
      if (tally != null) {
        Candidate candidate = Candidate.word(spelling.of(word), word.stem(), tally);
        Set<String> key = Set.of(Folding.fold(word.text()));
        words.add(new Entry(candidate, word.frequency(), key, Set.of()));
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
