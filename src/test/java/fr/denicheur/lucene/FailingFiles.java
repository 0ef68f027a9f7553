package fr.denicheur.lucene;

import java.io.IOException;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.FilterIndexOutput;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.store.Lock;

/** Files of which one call fails, or every one from it on, as on a disk that is full or broken. */
final class FailingFiles {
  private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);
  private volatile boolean lasting;

  /** From now on the n-th call fails, and all later ones if the fault is lasting. */
  void failAt(int call, boolean forEver) {
    lasting = forEver;
    left.set(call);
  }

  void stopFailing() {
    lasting = false;
    left.set(Integer.MAX_VALUE);
  }

  private void call() throws IOException {
    int now = left.decrementAndGet();
    if (now == 0 || (now < 0 && lasting)) {
      throw new IOException("no space left on this device (a fault made by a test)");
    }
  }

  Directory over(Directory directory) {
    return new FilterDirectory(directory) {
      @Override
      public IndexOutput createOutput(String name, IOContext context) throws IOException {
        call();
        return failing(super.createOutput(name, context));
      }

      @Override
      public IndexOutput createTempOutput(String prefix, String suffix, IOContext context)
          throws IOException {
        call();
        return failing(super.createTempOutput(prefix, suffix, context));
      }

      @Override
      public IndexInput openInput(String name, IOContext context) throws IOException {
        call();
        return super.openInput(name, context);
      }

      @Override
      public void sync(Collection<String> names) throws IOException {
        call();
        super.sync(names);
      }

      @Override
      public void syncMetaData() throws IOException {
        call();
        super.syncMetaData();
      }

      @Override
      public void rename(String source, String target) throws IOException {
        call();
        super.rename(source, target);
      }

      @Override
      public Lock obtainLock(String name) throws IOException {
        call();
        return super.obtainLock(name);
      }
    };
  }

  private IndexOutput failing(IndexOutput output) {
    return new FilterIndexOutput("failing " + output.getName(), output.getName(), output) {
      @Override
      public void writeBytes(byte[] bytes, int offset, int length) throws IOException {
        call();
        super.writeBytes(bytes, offset, length);
      }

      @Override
      public void close() throws IOException {
        super.close();
        call();
      }
    };
  }
}
