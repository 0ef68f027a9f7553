package fr.denicheur.engine;

import java.io.Closeable;

/** An open index that keeps both promises. The code that opened it closes it. */
public interface Engine extends SearchEngine, PostingKeeper, Closeable {

  /** Ends all work, and lets another process write the index. */
  @Override
  void close();
}
