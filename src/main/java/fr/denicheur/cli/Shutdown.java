package fr.denicheur.cli;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.ExitCode;

/**
 * Closes what a command keeps open, last opened first: when the process is told to end (SIGINT,
 * SIGTERM, SIGHUP), or when the command fails.
 *
 * <p>The Java virtual machine would report a signal as exit status 130 or 143, however well
 * everything ended. To whoever supervises a service a clean stop is status 0, so the hook halts
 * with 0 itself once all is closed; whatever runs beside it has been waited for by then.
 */
final class Shutdown implements AutoCloseable {
  private final Terminal terminal;
  private final Thread hook = new Thread(this::stop, "denicheur-shutdown");
  private final CountDownLatch never = new CountDownLatch(1);
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private volatile boolean stopping;

  private Shutdown(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Begins to listen to signals. */
  static Shutdown onSignal(Terminal terminal) {
    Shutdown shutdown = new Shutdown(terminal);
    Runtime.getRuntime().addShutdownHook(shutdown.hook);
    return shutdown;
  }

  /** Takes over what must be closed; closes it at once where all else is closed already. */
  synchronized <T extends AutoCloseable> T closing(T thing) {
    open.push(thing);
    if (stopping) {
      closeAll();
    }
    return thing;
  }

  /** Waits until the process ends; a thread that calls this does nothing any more. */
  void await() {
    try {
      never.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts the main thread", e);
    }
  }

  /** Whether everything is being closed. Does not wait for it, so that health can ask meanwhile. */
  boolean isStopping() {
    return stopping;
  }

  /** Closes everything and stops listening to signals. */
  @Override
  public void close() {
    if (isStopping()) {
      await(); // the hook is at it and will end the process
    }
    Runtime.getRuntime().removeShutdownHook(hook);
    closeAll();
  }

  private void stop() {
    if (closeAll()) {
      Runtime.getRuntime().halt(ExitCode.OK);
    }
  }

  /** Returns whether everything closed well. */
  private synchronized boolean closeAll() {
    stopping = true;
    boolean well = true;
    while (!open.isEmpty()) {
      well &= close(open.pop());
    }
    return well;
  }

  private boolean close(AutoCloseable thing) {
    try {
      thing.close();
      return true;
    } catch (Exception e) {
      terminal.tell("denicheur: " + thing.getClass().getSimpleName() + " did not close: " + e);
      return false;
    }
  }
}
