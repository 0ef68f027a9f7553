package fr.denicheur.lucene.suggest;

import fr.denicheur.lexicon.Lexicon;
import fr.denicheur.lucene.index.Snapshot;
import fr.denicheur.lucene.spelling.LuceneVocabulary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * The suggestions of the latest snapshot that anyone asked for suggestions.
 *
 * <p>Nothing is read before someone asks, so that publishing costs no more. Of a small index it is
 * read at once; of a large one by a thread of its own (some five seconds of a processor at 100,000
 * postings), and meanwhile the dictionary before serves, or, at the very first, none. Any number of
 * threads may ask.
 */
public final class LatestDictionary {
  /** As many postings are read while a person waits: some tenths of a second. */
  private static final int SMALL = 1_000;

  /** At the very first, waiting a little is better than nothing. */
  private static final long FIRST_PATIENCE_MS = 500;

  /** A dictionary with the number of its snapshot. */
  private record Dated(long number, SuggestionDictionary dictionary) {}

  private static final Dated NONE = new Dated(-1, SuggestionDictionary.EMPTY);

  private CompletableFuture<Dated> reading = CompletableFuture.completedFuture(NONE);
  private Dated latest = NONE;

  private final Lexicon lexicon;

  public LatestDictionary(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  /** Returns the dictionary to use with a snapshot. */
  public SuggestionDictionary of(Snapshot snapshot) throws IOException {
    if (snapshot.reader().numDocs() <= SMALL) {
      return now(snapshot);
    }
    CompletableFuture<Dated> begun = begin(snapshot);
    Dated before = latest();
    return before.number() == NONE.number()
        ? dictionary(begun.copy().completeOnTimeout(NONE, FIRST_PATIENCE_MS, TimeUnit.MILLISECONDS))
        : before.dictionary();
  }

  private synchronized SuggestionDictionary now(Snapshot snapshot) throws IOException {
    if (latest.number() < snapshot.number()) {
      latest = dated(snapshot);
    }
    return latest.dictionary();
  }

  /** What is read from files that are cut short is not kept: it would outlive them. */
  private Dated dated(Snapshot snapshot) throws IOException {
    Dated read =
        new Dated(
            snapshot.number(),
            DictionaryReader.read(snapshot, LuceneVocabulary.of(snapshot, lexicon)));
    snapshot.files().requireWhole();
    return read;
  }

  private synchronized Dated latest() {
    return latest;
  }

  /** Begins to read a snapshot, unless that is done or another is being read. */
  private synchronized CompletableFuture<Dated> begin(Snapshot snapshot) throws IOException {
    if (reading.isDone()) {
      CompletableFuture<Dated> done = reading;
      reading = CompletableFuture.completedFuture(latest);
      dictionary(done); // throws where it failed: whoever asks next tries again
      if (latest.number() < snapshot.number()) {
        snapshot.reader().incRef();
        reading = CompletableFuture.supplyAsync(() -> read(snapshot), LatestDictionary::start);
      }
    }
    return reading;
  }

  private static void start(Runnable task) {
    Thread.ofPlatform().daemon().name("suggestions").start(task);
  }

  private Dated read(Snapshot snapshot) {
    try {
      Dated read = dated(snapshot);
      synchronized (this) {
        latest = read.number() > latest.number() ? read : latest;
      }
      return read;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InternalError e) { // as Generation.read says
      throw new UncheckedIOException(new IOException(e));
    } finally {
      release(snapshot);
    }
  }

  private static void release(Snapshot snapshot) {
    try {
      snapshot.reader().decRef();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SuggestionDictionary dictionary(CompletableFuture<Dated> read) throws IOException {
    try {
      return read.join().dictionary();
    } catch (CompletionException e) {
      if (e.getCause() instanceof UncheckedIOException io) {
        throw new IOException("cannot read suggestions", io.getCause());
      }
      throw e;
    }
  }
}
