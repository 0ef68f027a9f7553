package fr.denicheur.cli;

import fr.denicheur.http.Tokens;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Holds the option for the tokens that allow clients to write over HTTP. */
final class TokenOptions {
  /**
   * Contains the tokens themselves; on a command line, every user of the machine could see them.
   */
  static final String VARIABLE = "DENICHEUR_TOKENS";

  @Option(
      names = "--tokens",
      paramLabel = "FILE",
      description =
          "File of the tokens that allow PUT and DELETE, one a line; or set "
              + VARIABLE
              + " to the tokens themselves, separated by commas.")
  private @Nullable Path file;

  /**
   * Returns the tokens; none if the operator gave none.
   *
   * @throws ParameterException if the file cannot be read
   */
  Tokens tokens(SharedOptions shared) {
    Optional<Path> resolved =
        Optional.ofNullable(file).map(path -> shared.readable(Setting.TOKENS, path));
    Tokens tokens = new Tokens(shared.variable(VARIABLE).orElse(""), resolved);
    if (resolved.isPresent() && tokens.count() == 0) {
      warn(shared, "the file of tokens holds none, so no request can write");
    }
    if (tokens.weak() > 0) {
      warn(
          shared,
          "a token has fewer than " + Tokens.SAFE_LENGTH + " characters and may be guessed");
    }
    if (tokens.unusable() > 0) {
      warn(
          shared,
          "a token contains characters other than letters, digits and -._~+/=, so no request can use it");
    }
    return tokens;
  }

  private static void warn(SharedOptions shared, String what) {
    shared.terminal().tell("denicheur: " + what + "; make one with: openssl rand -base64 32");
  }
}
