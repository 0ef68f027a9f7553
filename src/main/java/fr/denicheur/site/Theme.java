package fr.denicheur.site;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the files of pages come from: a folder of the owner's, and what it lacks from us.
 *
 * <p>Files are read once, when the service starts.
 */
final class Theme {
  private static final String MESSAGES = "messages.properties";
  private static final String TEMPLATE = ".jte";

  private final Optional<Path> folder;

  /** Takes what a folder holds in place of ours. */
  Theme(Optional<Path> folder) {
    this.folder = folder;
  }

  /**
   * Returns the owner's style sheet, script or icon, or ours.
   *
   * @throws UnusableThemeException where it cannot be read
   */
  byte[] bytes(String name) {
    return own(name).map(Theme::read).orElseGet(() -> bundled("assets/" + name));
  }

  /**
   * Returns our texts, and in place of some of them the owner's.
   *
   * @throws UnusableThemeException where the owner's cannot be read or one is no pattern
   */
  Messages messages() {
    List<StringReader> all = new ArrayList<>();
    all.add(new StringReader(text(bundled(MESSAGES))));
    own(MESSAGES).map(Theme::read).map(Theme::text).map(StringReader::new).ifPresent(all::add);
    try {
      return Messages.read(all);
    } catch (IOException | IllegalArgumentException e) {
      throw new UnusableThemeException(folder.orElseThrow().resolve(MESSAGES) + ": " + e, e);
    }
  }

  /**
   * Returns the templates, the owner's and ours.
   *
   * @throws UnusableThemeException where the owner's cannot be compiled
   */
  Templates templates() {
    return folder
        .filter(Theme::holdsTemplates)
        .map(Templates::compiled)
        .orElseGet(Templates::bundled);
  }

  /** Returns one of our templates as it is written, where there is one of this name. */
  static Optional<String> bundledTemplate(String name) {
    try (InputStream in = Theme.class.getResourceAsStream("templates/" + name)) {
      return in == null ? Optional.empty() : Optional.of(text(in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  private Optional<Path> own(String name) {
    return folder.map(path -> path.resolve(name)).filter(Files::isRegularFile);
  }

  private static boolean holdsTemplates(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(file -> file.toString().endsWith(TEMPLATE));
    } catch (IOException e) {
      throw new UnusableThemeException("cannot read " + folder + ": " + e, e);
    }
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UnusableThemeException("cannot read " + file + ": " + e, e);
    }
  }

  private static byte[] bundled(String name) {
    try (InputStream in = Theme.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
