package fr.denicheur.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The secret tokens with which editors may change postings. Several may be valid at once, so that
 * an operator can replace one without a gap.
 *
 * <p>The file is read for each request, so added and removed tokens count at once. While the file
 * cannot be read, none of its tokens is valid. No token is ever logged or sent.
 */
public final class Tokens {
  /** No token at all: postings cannot be changed over HTTP. */
  public static final Tokens NONE = new Tokens("", Optional.empty());

  /** In characters; a shorter token may be guessed. */
  public static final int SAFE_LENGTH = 32;

  /** The form of a token (RFC 6750). */
  static final Pattern FORM = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

  /** 64 KiB, enough for hundreds of tokens. */
  private static final int MAX_FILE_BYTES = 64 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger(Tokens.class);

  private final List<String> given;
  private final Optional<Path> file;
  private final AtomicBoolean isLogged = new AtomicBoolean();

  /**
   * @param given tokens separated by commas; may be empty
   * @param file the file of further tokens, one a line; lines that begin with {@code #} are
   *     comments
   */
  public Tokens(String given, Optional<Path> file) {
    this.given = tokens(Arrays.stream(given.split(",", -1)));
    this.file = file;
  }

  /** Returns how many tokens are valid now. */
  public int count() {
    return (int) all().count();
  }

  /** Returns how many valid tokens are so short that they may be guessed. */
  public int weak() {
    return (int) all().filter(token -> token.length() < SAFE_LENGTH).count();
  }

  /** Returns how many tokens no request can use because of their characters (RFC 6750). */
  public int unusable() {
    return (int) all().filter(token -> !FORM.matcher(token).matches()).count();
  }

  /** Whether a token is valid. The time this takes depends on its length, not on its characters. */
  boolean admit(String token) {
    byte[] shown = token.getBytes(StandardCharsets.UTF_8);
    boolean isValid = false;
    for (String valid : all().toList()) {
      isValid |= MessageDigest.isEqual(shown, valid.getBytes(StandardCharsets.UTF_8));
    }
    return isValid;
  }

  private Stream<String> all() {
    return Stream.concat(given.stream(), file.stream().flatMap(path -> read(path).stream()));
  }

  private List<String> read(Path path) {
    try {
      if (Files.size(path) > MAX_FILE_BYTES) {
        throw new IOException("it is larger than " + MAX_FILE_BYTES + " bytes");
      }
      List<String> tokens =
          tokens(Files.readString(path).lines().filter(line -> !line.startsWith("#")));
      isLogged.set(false);
      return tokens;
    } catch (IOException e) {
      if (!isLogged.getAndSet(true)) {
        LOG.warn(
            "could not read the tokens in {}: they are not valid until it can be read: {}",
            path,
            e.toString());
      }
      return List.of();
    }
  }

  private static List<String> tokens(Stream<String> written) {
    return written.map(String::strip).filter(token -> !token.isEmpty()).toList();
  }
}
