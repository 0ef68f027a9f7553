package fr.denicheur.lucene.suggest;

import fr.denicheur.query.SuggestQuery;
import fr.denicheur.result.Suggestion;
import java.util.List;
import java.util.stream.Stream;

/**
 * All that can be suggested of a snapshot. Immutable; any number of threads may ask.
 *
 * @param names role families, titles of roles, startups and titles
 * @param words single words
 * @param popular the roles and startups to suggest where nothing was typed, best of each first
 */
record SuggestionDictionary(CandidateIndex names, CandidateIndex words, List<Candidate> popular) {
  /** Holds nothing. */
  static final SuggestionDictionary EMPTY = of(none(), none());

  static SuggestionDictionary of(CandidateIndex names, CandidateIndex words) {
    List<Candidate> popular =
        Stream.of(Suggestion.Kind.ROLE, Suggestion.Kind.STARTUP)
            .flatMap(kind -> first(names, kind))
            .toList();
    return new SuggestionDictionary(names, words, popular);
  }

  private static CandidateIndex none() {
    return new CandidateIndex(List.of(), new PrefixIndex.Builder().build());
  }

  private static Stream<Candidate> first(CandidateIndex names, Suggestion.Kind kind) {
    return names.candidates().stream()
        .filter(candidate -> candidate.kind() == kind)
        .limit(SuggestQuery.MAX_SIZE);
  }
}
