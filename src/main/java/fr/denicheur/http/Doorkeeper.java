package fr.denicheur.http;

import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Decides who comes in, before it is known what for: calls to a name that is not ours, and clients
 * that ask too often, do not. Health is told to everybody; whoever asks for it cannot always choose
 * the name.
 */
final class Doorkeeper {
  private final Front front;
  private final ClientAddress clients;
  private final @Nullable RateLimit limit;

  Doorkeeper(Front front, ClientAddress clients) {
    this.front = front;
    this.clients = clients;
    this.limit = front.perMinute() == 0 ? null : new RateLimit(front.perMinute(), System::nanoTime);
  }

  /** Throws where a request is not to come in. */
  void check(Context context) {
    if (!context.path().startsWith("/health/")) {
      checkHost(context.req().getServerName());
      checkRate(context);
    }
  }

  private void checkHost(String host) {
    if (!front.hosts().isEmpty() && !front.hosts().contains(host.toLowerCase(Locale.ROOT))) {
      throw new HttpResponseException(421, "no site of this name is here");
    }
  }

  private void checkRate(Context context) {
    if (limit != null) {
      limit
          .secondsToWait(clients.of(context.req()))
          .ifPresent(seconds -> {
            throw new TooManyRequestsException(seconds);
          });
    }
  }
}
