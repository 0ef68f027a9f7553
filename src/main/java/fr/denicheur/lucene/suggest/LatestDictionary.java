package fr.denicheur.lucene.suggest;

import fr.denicheur.lexicon.Lexicon;
import fr.denicheur.lucene.index.Snapshot;
import fr.denicheur.lucene.spelling.LuceneVocabulary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * Keeps the dictionary of the latest snapshot from which suggestions were requested.
 *
 * <p>A dictionary is read at the first question for suggestions, so that publishing costs no more.
 * The thread that asks reads the dictionary of a small index. A thread of its own reads that of a
 * large one (five seconds of a processor for 100,000 postings), and rests for a while then;
 * meanwhile the dictionary before answers, or an empty one if there is none yet. Any number of
 * threads may ask.
 */
public final class LatestDictionary {
  /** The most postings whose dictionary is read while a person waits: some tenths of a second. */
  private static final int SMALL = 1_000;

  /**
   * How long, in milliseconds, a person waits for the very first dictionary, rather than get none.
   */
  private static final long FIRST_PATIENCE_MS = 500;

  /** Reading takes at most one twentieth of the time while an index changes without a pause. */
  private static final int SHARE = 20;

  /** However long it takes to read, a dictionary is at most about this much behind. */
  private static final Duration LONGEST_REST = Duration.ofMinutes(1);

  private final Lexicon lexicon;
  private SuggestionDictionary latest = SuggestionDictionary.EMPTY;
  private CompletableFuture<SuggestionDictionary> reading =
      CompletableFuture.completedFuture(latest);

  /** When the next dictionary may be read, of {@link System#nanoTime}. */
  private long rested = System.nanoTime();

  /**
   * Keeps no suggestions yet.
   *
   * @param lexicon the lexicon of the engine
   */
  public LatestDictionary(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  /** Returns the dictionary to use with a snapshot. */
  public SuggestionDictionary of(Snapshot snapshot) throws IOException {
    if (snapshot.reader().numDocs() <= SMALL) {
      return now(snapshot);
    }
    CompletableFuture<SuggestionDictionary> begun = begin(snapshot);
    SuggestionDictionary before = latest();
    return before.snapshot() < 0
        ? result(begun.copy().completeOnTimeout(before, FIRST_PATIENCE_MS, TimeUnit.MILLISECONDS))
        : before;
  }

  private synchronized SuggestionDictionary now(Snapshot snapshot) throws IOException {
    if (latest.snapshot() < snapshot.number()) {
      latest = read(snapshot);
    }
    return latest;
  }

  /** A dictionary read from files that were cut short is not kept: it would outlive them. */
  private SuggestionDictionary read(Snapshot snapshot) throws IOException {
    SuggestionDictionary read =
        SuggestionDictionary.read(snapshot, LuceneVocabulary.of(snapshot, lexicon));
    snapshot.files().requireWhole();
    return read;
  }

  private synchronized SuggestionDictionary latest() {
    return latest;
  }

  /** Begins to read a snapshot, unless it was read or another one is or was just being read. */
  private synchronized CompletableFuture<SuggestionDictionary> begin(Snapshot snapshot)
      throws IOException {
    if (reading.isDone()) {
      CompletableFuture<SuggestionDictionary> done = reading;
      reading = CompletableFuture.completedFuture(latest);
      result(done); // throws if reading failed; the next question tries again
      if (latest.snapshot() < snapshot.number() && System.nanoTime() - rested >= 0) {
        snapshot.reader().incRef();
        reading =
            CompletableFuture.supplyAsync(() -> readAndKeep(snapshot), LatestDictionary::start);
      }
    }
    return reading;
  }

  private static void start(Runnable task) {
    Thread.ofPlatform().daemon().name("suggestions").start(task);
  }

  private SuggestionDictionary readAndKeep(Snapshot snapshot) {
    try {
      long begin = System.nanoTime();
      SuggestionDictionary read = read(snapshot);
      long took = System.nanoTime() - begin;
      synchronized (this) {
        rested = begin + Math.min(SHARE * took, took + LONGEST_REST.toNanos());
        latest = read.snapshot() > latest.snapshot() ? read : latest;
      }
      return read;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InternalError e) { // a mapped file became shorter, as Generation.read says
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

  private static SuggestionDictionary result(CompletableFuture<SuggestionDictionary> read)
      throws IOException {
    try {
      return read.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof UncheckedIOException io) {
        throw new IOException("cannot read suggestions", io.getCause());
      }
      throw e;
    }
  }
}
