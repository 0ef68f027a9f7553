package fr.denicheur.web;

import fr.denicheur.query.InvalidQueryException;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The version of a file that an editor means to replace or remove (RFC 9110, section 13).
 *
 * <p>A posting's tag begins with its file's version, so those of {@code GET} and of {@code PUT} may
 * both be sent back. Tags are compared strongly: a weak one never fits.
 *
 * @param ifMatch the header; {@code null} if there is none
 * @param ifNoneMatch the header: {@code *}, or {@code null} if there is none
 */
public record Precondition(@Nullable String ifMatch, @Nullable String ifNoneMatch)
    implements Predicate<Optional<String>> {
  private static final String ANY = "*";

  /** 128 bits of a hash tell any two versions apart. */
  private static final int VERSION_LENGTH = 32;

  /** Reads the headers of a request. */
  public static Precondition of(Context context) {
    String ifNoneMatch = context.header("If-None-Match");
    if (ifNoneMatch != null && !ifNoneMatch.strip().equals(ANY)) {
      throw new InvalidQueryException(
          "If-None-Match", "If-None-Match must be * here, which writes only what is not there");
    }
    return new Precondition(context.header("If-Match"), ifNoneMatch);
  }

  /** Returns the part of a hash that stands in tags. */
  public static String version(String hash) {
    return hash.substring(0, Math.min(VERSION_LENGTH, hash.length()));
  }

  /** Returns the tag of a file, as the header {@code ETag} holds it. */
  public static String tag(String hash) {
    return '"' + version(hash) + '"';
  }

  /** Whether the file with this hash, or a file that does not exist, may be written. */
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
