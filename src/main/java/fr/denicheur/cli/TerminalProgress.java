package fr.denicheur.cli;

import java.time.Duration;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows the progress of an index update as a bar, if it takes longer than a moment. */
final class TerminalProgress implements AutoCloseable {
  /** No bar appears before this time, because it would only flicker. */
  private static final Duration SOON = Duration.ofMillis(400);

  private static final int UPDATE_MILLIS = 100;

  private final Terminal terminal;
  private final long begin = System.nanoTime();
  private int total;
  private int done;
  private @Nullable ProgressBar bar;

  TerminalProgress(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Sets how many files the scan has found. */
  synchronized void found(int files) {
    total = files;
  }

  /** Counts one more file that is done. */
  synchronized void done() {
    done++;
    if (bar == null && terminal.progress() && System.nanoTime() - begin > SOON.toNanos()) {
      bar = newBar();
    }
    if (bar != null) {
      bar.stepTo(done);
    }
  }

  @Override
  public synchronized void close() {
    if (bar != null) {
      bar.close();
    }
  }

  private ProgressBar newBar() {
    return new ProgressBarBuilder()
        .setTaskName("Indexation")
        .setInitialMax(total)
        .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BLOCK)
        .setUpdateIntervalMillis(UPDATE_MILLIS)
        .setConsumer(new ConsoleProgressBarConsumer(System.err, terminal.width()))
        .clearDisplayOnFinish()
        .build();
  }
}
