package fr.denicheur.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What tells a caller's copy of an answer from the answer of now: a tag, and where it is known the
 * time of the last change (RFC 9110, section 13).
 */
record Validators(String tag, @Nullable Instant changed) {
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
          .withZone(ZoneOffset.UTC);

  static Validators of(Answer answer, boolean isCompressed) {
    Instant changed =
        answer.changed().map(time -> time.truncatedTo(ChronoUnit.SECONDS)).orElse(null);
    String tag =
        answer
            .version()
            .map(version -> EntityTag.of(answer.body(), version, isCompressed))
            .orElseGet(() -> EntityTag.of(answer.body()));
    return new Validators(tag, changed);
  }

  void applyTo(HttpServletResponse response) {
    response.setHeader("ETag", tag);
    if (changed != null) {
      response.setHeader("Last-Modified", HTTP_DATE.format(changed));
    }
  }

  /**
   * Whether a caller has this answer; a tag says more than a time, so a time counts without one.
   */
  boolean stillHold(HttpServletRequest request) {
    String tags = request.getHeader("If-None-Match");
    return tags == null
        ? changed != null && isSince(changed, request.getHeader("If-Modified-Since"))
        : EntityTag.matches(tags, tag);
  }

  /** What is no date of HTTP is to be ignored. */
  private static boolean isSince(Instant changed, @Nullable String header) {
    try {
      return header != null && !changed.isAfter(HTTP_DATE.parse(header, Instant::from));
    } catch (DateTimeException e) {
      return false;
    }
  }
}
