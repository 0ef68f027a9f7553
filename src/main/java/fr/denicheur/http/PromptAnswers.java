package fr.denicheur.http;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Lets the thread that has read a request answer it, if the answer will probably be short and no
 * other request waits for that thread. All other requests go to a thread of the pool.
 *
 * <p>Jetty alone wakes a second thread for each request, and the first one again after the answer.
 * On a machine whose processors sleep between requests, that takes as long as a short search.
 */
final class PromptAnswers extends Handler.Wrapper {
  /** A path whose answers take longer on average goes to the pool. */
  private static final long SHORT = TimeUnit.MILLISECONDS.toNanos(4);

  /** The weight of the last answer in the average is one to this. */
  private static final int MEMORY = 8;

  /** Characters; the time for a longer question says nothing about the next one. */
  private static final int LONGEST_QUERY = 200;

  /** Nanoseconds; a thread that comes back sooner had the next request waiting already. */
  private static final long IDLE = TimeUnit.MICROSECONDS.toNanos(50);

  /** How long the answers of each path take on average, in nanoseconds. */
  private final Map<String, Long> averages;

  private final BooleanSupplier isFree;
  private final ThreadLocal<Last> lasts = ThreadLocal.withInitial(Last::new);

  /** The last request that a thread has read and answered. */
  private static final class Last {
    private @Nullable Connection connection;
    private long end = System.nanoTime() - IDLE;

    /** Whether the thread has waited since then, or the next request is of the same client. */
    boolean leavesTimeFor(Request next) {
      Connection before = connection;
      connection = next.getConnectionMetaData().getConnection();
      return System.nanoTime() - end >= IDLE || connection.equals(before);
    }
  }

  /**
   * @param paths the paths whose answers may be short; the first one of each comes from the pool
   * @param isFree whether a question would get its turn at once
   */
  PromptAnswers(Set<String> paths, BooleanSupplier isFree) {
    this.averages =
        new ConcurrentHashMap<>(
            paths.stream().collect(Collectors.toMap(Function.identity(), path -> 2 * SHORT)));
    this.isFree = isFree;
  }

  /** Returns that Jetty need not wake a thread for the handlers: this one does so if necessary. */
  @Override
  public InvocationType getInvocationType() {
    return InvocationType.NON_BLOCKING;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Last last = lasts.get();
    if (isProbablyShort(request) && isFree.getAsBoolean() && last.leavesTimeFor(request)) {
      long begin = System.nanoTime();
      try {
        return super.handle(request, response, callback);
      } finally {
        last.end = note(request, begin);
      }
    }
    try {
      getServer().getThreadPool().execute(() -> answerLater(request, response, callback));
    } catch (RejectedExecutionException e) {
      Response.writeError(request, response, callback, HttpStatus.SERVICE_UNAVAILABLE_503);
    }
    return true;
  }

  private boolean isProbablyShort(Request request) {
    HttpURI uri = request.getHttpURI();
    String query = uri.getQuery();
    return HttpMethod.GET.is(request.getMethod())
        && request.getLength() <= 0
        && !request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING) // a body may never end
        && (query == null || (query.length() <= LONGEST_QUERY && query.indexOf('*') < 0))
        && averages.getOrDefault(uri.getCanonicalPath(), Long.MAX_VALUE) <= SHORT;
  }

  /** Notes how long an answer took, and returns when it ended. */
  private long note(Request request, long begin) {
    long end = System.nanoTime();
    averages.computeIfPresent(
        request.getHttpURI().getCanonicalPath(),
        (path, average) -> average + (end - begin - average) / MEMORY);
    return end;
  }

  private void answerLater(Request request, Response response, Callback callback) {
    long begin = System.nanoTime();
    try {
      if (!super.handle(request, response, callback)) {
        Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
      }
    } catch (Throwable fault) {
      Response.writeError(request, response, callback, fault);
    } finally {
      long unused = note(request, begin);
    }
  }
}
