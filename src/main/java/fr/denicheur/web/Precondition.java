package fr.denicheur.web;

import fr.denicheur.query.InvalidQueryException;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The condition in a request under which a posting's file may be replaced or removed: the file has
 * a given version, or does not exist (RFC 9110, section 13).
 *
 * <p>A version is named by the tag that {@code GET} or {@code PUT} answered. Weak tags never fit.
 *
 * @param ifMatch the header {@code If-Match}: a list of tags, or {@code *}; {@code null} if there
 *     is none
 * @param ifNoneMatch the header {@code If-None-Match}: {@code *}; {@code null} if there is none
 */
public record Precondition(@Nullable String ifMatch, @Nullable String ifNoneMatch)
    implements Predicate<Optional<String>> {
  private static final String ANY = "*";

  /** In hexadecimal digits: 128 bits, so two versions never have the same tag. */
  private static final int VERSION_LENGTH = 32;

  /**
   * Reads the headers of a request.
   *
   * @throws InvalidQueryException if {@code If-None-Match} is not {@code *}
   */
  public static Precondition of(Context context) {
    String ifNoneMatch = context.header("If-None-Match");
    if (ifNoneMatch != null && !ifNoneMatch.strip().equals(ANY)) {
      throw new InvalidQueryException(
          "If-None-Match", "If-None-Match must be * here, which writes only what is not there");
    }
    return new Precondition(context.header("If-Match"), ifNoneMatch);
  }

  /** Returns the version of a file: the beginning of its content's hash. */
  public static String version(String hash) {
    return hash.substring(0, Math.min(VERSION_LENGTH, hash.length()));
  }

  /** Returns the tag of a file, as the header {@code ETag} holds it. */
  public static String tag(String hash) {
    return '"' + version(hash) + '"';
  }

  /** Whether a file may be written, given the hash of its content; empty if it does not exist. */
  @Override
  public boolean test(Optional<String> hash) {
    boolean mayBeThere = ifNoneMatch == null || hash.isEmpty();
    return mayBeThere && (ifMatch == null || hash.filter(this::matches).isPresent());
  }

  private boolean matches(String hash) {
    String wanted = String.valueOf(ifMatch).strip();
    return wanted.equals(ANY)
        || Arrays.stream(wanted.split(",", -1)).anyMatch(tag -> names(tag.strip(), version(hash)));
  }

  private static boolean names(String tag, String version) {
    return !version.isEmpty()
        && (tag.equals('"' + version + '"')
            || (tag.startsWith('"' + version + '.') && tag.endsWith("\"")));
  }
}
