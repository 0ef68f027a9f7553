package fr.denicheur.lucene.suggest;

import fr.denicheur.lucene.index.Latest;
import fr.denicheur.lucene.index.Snapshot;
import fr.denicheur.query.SuggestQuery;
import fr.denicheur.result.Suggestion;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Suggests what a person is about to type, by the dictionary of the latest snapshot.
 *
 * <p>To read the dictionary of 100,000 postings takes five seconds of a processor; {@link Latest}
 * says when it is read. Any number of threads may ask.
 */
public final class Suggestions {
  /** The most postings whose dictionary is read while a person waits: some tenths of a second. */
  private static final int SMALL = 1_000;

  /** A person waits so long for the very first dictionary, rather than get no suggestions. */
  private static final Duration PATIENCE = Duration.ofMillis(500);

  private final Latest<SuggestionDictionary> dictionary =
      new Latest<>(
          "suggestions",
          SMALL,
          PATIENCE,
          () -> SuggestionDictionary.EMPTY,
          SuggestionDictionary::read);

  /** Returns suggestions for what a person typed so far, best first. */
  public List<Suggestion> suggest(Snapshot snapshot, SuggestQuery query) throws IOException {
    return Suggester.suggest(Sampling.of(snapshot), dictionary.of(snapshot), query);
  }
}
