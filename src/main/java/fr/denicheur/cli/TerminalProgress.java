package fr.denicheur.cli;

import java.time.Duration;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows the progress of a long work as a bar, if it takes longer than a moment. */
final class TerminalProgress implements AutoCloseable {
  /** No bar appears before this time, because it would only flicker. */
  private static final Duration SOON = Duration.ofMillis(400);

  private static final int UPDATE_MILLIS = 100;

  private final Terminal terminal;
  private final String task;
  private final long begin = System.nanoTime();
  private int total;
  private int done;
  private @Nullable ProgressBar bar;

  /**
   * @param task the French name of the work
   */
  TerminalProgress(Terminal terminal, String task) {
    this.terminal = terminal;
    this.task = task;
  }

  /** Sets how many steps there are, such as the files that a scan has found. */
  synchronized void found(int files) {
    total = files;
  }

  /** Counts one more step that is done. */
  synchronized void done() {
    reached(done + 1);
  }

  /** Sets how many steps are done. */
  synchronized void reached(int steps) {
    done = steps;
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
        .setTaskName(task)
        .setInitialMax(total)
        .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BLOCK)
        .setUpdateIntervalMillis(UPDATE_MILLIS)
        .setConsumer(new ConsoleProgressBarConsumer(System.err, terminal.width()))
        .clearDisplayOnFinish()
        .build();
  }
}
