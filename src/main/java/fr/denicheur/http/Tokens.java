package fr.denicheur.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The secrets by which a caller may write. Any number are valid at once, so that one can be
 * replaced by another without a moment in between.
 *
 * <p>Those of the file are read at each question: what is added to it holds at once, what is taken
 * out holds no longer, and while it cannot be read none of it does. Nobody is told a token.
 */
public final class Tokens {
  /** Nobody may write. */
  public static final Tokens NONE = new Tokens("", Optional.empty());

  /** What 32 random bytes come to at least; shorter ones may be guessed. */
  public static final int SAFE_LENGTH = 32;

  /** What may stand behind {@code Bearer} (RFC 6750). */
  static final Pattern FORM = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

  /** Room for hundreds. */
  private static final int MAX_FILE_BYTES = 64 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger(Tokens.class);

  private final List<String> given;
  private final Optional<Path> file;
  private final AtomicBoolean isTold = new AtomicBoolean();

  /**
   * @param given tokens with commas between them; may be empty
   * @param file where further ones stand, one a line; lines that begin with {@code #} are comments
   */
  public Tokens(String given, Optional<Path> file) {
    this.given = tokens(Arrays.stream(given.split(",", -1)));
    this.file = file;
  }

  /** How many are valid now. */
  public int count() {
    return (int) all().count();
  }

  /** How many of those valid now are so short that they may be guessed. */
  public int weak() {
    return (int) all().filter(token -> token.length() < SAFE_LENGTH).count();
  }

  /** How many of those valid now no request can show, because of their characters (RFC 6750). */
  public int unusable() {
    return (int) all().filter(token -> !FORM.matcher(token).matches()).count();
  }

  /** Whether a token is valid. Takes the same time for all that are not. */
  boolean admit(String token) {
    byte[] hash = hash(token);
    boolean[] isValid = {false};
    all().forEach(valid -> isValid[0] |= MessageDigest.isEqual(hash(valid), hash));
    return isValid[0];
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
      isTold.set(false);
      return tokens;
    } catch (IOException e) {
      if (!isTold.getAndSet(true)) {
        LOG.warn("the tokens in {} cannot be read and do not hold: {}", path, e.toString());
      }
      return List.of();
    }
  }

  private static List<String> tokens(Stream<String> written) {
    return written.map(String::strip).filter(token -> !token.isEmpty()).toList();
  }

  private static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
