package fr.denicheur.exchange;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that reports how many of its bytes were read. For one thread. */
final class CountedBytes extends FilterInputStream {
  /** Follows how far a file was read. */
  @FunctionalInterface
  interface Progress {
    /** Receives how many bytes were read so far. */
    void read(long bytes);
  }

  private final Progress progress;
  private long read;

  CountedBytes(InputStream in, Progress progress) {
    super(in);
    this.progress = progress;
  }

  @Override
  public int read() throws IOException {
    int next = in.read();
    count(next < 0 ? 0 : 1);
    return next;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int n = in.read(bytes, offset, length);
    count(Math.max(0, n));
    return n;
  }

  private void count(int more) {
    read += more;
    progress.read(read);
  }
}
