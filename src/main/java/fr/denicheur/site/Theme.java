package fr.denicheur.site;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateException;
import gg.jte.output.StringOutput;
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
import javax.tools.ToolProvider;

/**
 * Finds the templates, texts, style sheet and script of the pages: in the owner's folder if there
 * is one, and in the jar if the folder lacks a file.
 *
 * <p>Files are read when the service starts, and never again. Safe for use by several threads.
 */
final class Theme {
  private static final String MESSAGES = "messages.properties";
  private static final String TEMPLATE = ".jte";

  /** The templates of whole pages; these call the other templates. */
  private static final List<String> PAGES =
      List.of("search.jte", "posting.jte", "similar.jte", "error.jte", "embed.jte");

  /** In characters; most pages are shorter. */
  private static final int USUAL_LENGTH = 64 * 1024;

  private final Optional<Path> folder;
  private final TemplateEngine engine;

  /**
   * Compiles the templates of the folder if it holds any.
   *
   * @param folder the owner's files, if there are any
   * @throws UnusableThemeException if the folder cannot be read or a template does not compile
   */
  Theme(Optional<Path> folder) {
    this.folder = folder;
    engine =
        folder
            .filter(Theme::holdsTemplates)
            .map(Theme::compiled)
            .orElseGet(() -> TemplateEngine.createPrecompiled(ContentType.Html));
  }

  /**
   * Returns a page as HTML.
   *
   * @param template the name of the template, such as {@code search}
   */
  String render(String template, Object page) {
    StringOutput html = new StringOutput(USUAL_LENGTH);
    engine.render(template + TEMPLATE, page, html);
    return html.toString();
  }

  /**
   * Returns the style sheet, the script or the icon.
   *
   * @throws UnusableThemeException if the owner's file cannot be read
   */
  byte[] bytes(String name) {
    return own(name).map(Theme::read).orElseGet(() -> bundled("assets/" + name));
  }

  /**
   * Returns Dénicheur's texts, with the owner's in place of some of them.
   *
   * @throws UnusableThemeException if the owner's file cannot be read or holds a malformed pattern
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

  private static TemplateEngine compiled(Path folder) {
    if (ToolProvider.getSystemJavaCompiler() == null) {
      throw new UnusableThemeException(
          "the templates of "
              + folder
              + " cannot be compiled: this Java has no compiler; run with a JDK, or keep only"
              + " style.css, site.js, icon.svg and messages.properties there");
    }
    try {
      return CompiledTemplates.of(folder, PAGES);
    } catch (TemplateException e) {
      throw new UnusableThemeException("a template of " + folder + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "could not write the compiled templates of " + folder + " to a temporary folder", e);
    }
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UnusableThemeException("cannot read " + file + ": " + e, e);
    }
  }

  /** Returns the content of a file beside this class. */
  static byte[] bundled(String name) {
    try (InputStream in = Theme.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name + " from the jar", e);
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
