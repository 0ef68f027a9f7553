package fr.denicheur.cli;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.ExitCode;

/**
 * Closes the resources of a command, the last opened first, when the process receives a signal
 * (SIGINT, SIGTERM, SIGHUP) or the command fails.
 *
 * <p>The Java virtual machine would report a signal as exit status 130 or 143 even after a clean
 * stop. Supervisors such as systemd expect 0 for a clean stop, so the hook halts the process with 0
 * after it has closed everything.
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

  /** Starts to listen to signals. */
  static Shutdown onSignal(Terminal terminal) {
    Shutdown shutdown = new Shutdown(terminal);
    Runtime.getRuntime().addShutdownHook(shutdown.hook);
    return shutdown;
  }

  /** Takes over a resource; closes it at once if the others are closed already. */
  synchronized <T extends AutoCloseable> T closing(T thing) {
    open.push(thing);
    if (stopping) {
      closeAll();
    }
    return thing;
  }

  /** Blocks the calling thread until the process ends. */
  void await() {
    try {
      never.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("the main thread must not be interrupted", e);
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
      await(); // the hook is closing everything and then ends the process
    }
    Runtime.getRuntime().removeShutdownHook(hook);
    closeAll();
  }

  private void stop() {
    if (closeAll()) {
      Runtime.getRuntime().halt(ExitCode.OK);
    }
  }

  /** Closes everything; returns whether all of it closed without a fault. */
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
