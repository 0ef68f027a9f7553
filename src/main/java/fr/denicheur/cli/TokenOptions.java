package fr.denicheur.cli;

import fr.denicheur.http.Tokens;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who may write over HTTP. */
final class TokenOptions {
  /** Holds the tokens themselves: a command line can be seen by everybody on the machine. */
  static final String VARIABLE = "DENICHEUR_TOKENS";

  @Option(
      names = "--tokens",
      paramLabel = "FILE",
      description =
          "File of the tokens by which PUT and DELETE are allowed, one a line; or set "
              + VARIABLE
              + " to the tokens themselves, with commas between them.")
  private @Nullable Path file;

  /**
   * Returns the tokens; none where nothing was said.
   *
   * @throws EnvironmentException where there is no such file
   */
  Tokens tokens(SharedOptions shared) {
    Optional<Path> resolved =
        Optional.ofNullable(file).map(shared::resolve).map(TokenOptions::readable);
    Tokens tokens = new Tokens(shared.variable(VARIABLE).orElse(""), resolved);
    if (tokens.weak() > 0) {
      warn(shared, "a token of less than " + Tokens.SAFE_LENGTH + " characters may be guessed");
    }
    if (tokens.unusable() > 0) {
      warn(shared, "a token admits nobody that holds more than letters, digits and -._~+/=");
    }
    return tokens;
  }

  private static void warn(SharedOptions shared, String what) {
    shared.terminal().tell("denicheur: " + what + "; make one with: openssl rand -base64 32");
  }

  private static Path readable(Path path) {
    if (!Files.isReadable(path) || Files.isDirectory(path)) {
      throw new EnvironmentException(
          "the file of tokens " + path + " cannot be read; name another with --tokens");
    }
    return path;
  }
}
