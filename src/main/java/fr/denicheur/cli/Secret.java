package fr.denicheur.cli;

import fr.denicheur.opensearch.cluster.ClusterSettings.Credentials;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A password or key that the operator puts into a file or a variable of the environment. */
final class Secret {
  /** In bytes; ten times as long as any secret that OpenSearch makes. */
  private static final int MAX_SECRET = 4096;

  private Secret() {}

  /** Returns a secret, from its file or from its variable. */
  static Optional<String> of(
      Setting setting, @Nullable Path file, String variable, SharedOptions shared) {
    Optional<String> given = shared.variable(variable).filter(value -> !value.isEmpty());
    if (file != null && given.isPresent()) {
      throw shared.wrong(setting.key() + " must be left out if " + variable + " is set; got both");
    }
    Optional<String> secret = file == null ? given : Optional.of(read(setting, file, shared));
    secret
        .filter(value -> !isSecret(value))
        .ifPresent(value -> {
          throw file == null
              ? shared.wrong(variable + " must be one line of text; got something else")
              : shared.refused(setting, shared.resolve(file).toString());
        });
    return secret;
  }

  /** Whether a text can be sent as a secret. */
  private static boolean isSecret(String value) {
    try {
      Credentials unused = new Credentials.ApiKey(value);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Reads a secret, which may also come from a pipe. */
  private static String read(Setting setting, Path file, SharedOptions shared) {
    Path path = shared.readable(setting, file);
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(MAX_SECRET + 1);
      if (bytes.length <= MAX_SECRET) {
        return new String(bytes, StandardCharsets.UTF_8).strip();
      }
    } catch (IOException e) {
      // refused below, like a file that is too long
    }
    throw shared.refused(setting, path.toString());
  }
}
