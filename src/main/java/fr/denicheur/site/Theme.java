package fr.denicheur.site;

import static java.util.stream.Collectors.joining;

import fr.denicheur.web.Parameters;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateException;
import gg.jte.output.Utf8ByteOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
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
  private static final String ENGLISH = "messages_en.properties";
  private static final String TEMPLATE = ".jte";

  /** Not the hidden files of editors. */
  private static final Pattern TEMPLATES = Pattern.compile("^[^.].{0,250}\\.jte$");

  private static final Pattern ENDINGS =
      Pattern.compile("^[^.].{0,250}\\.(jte|properties|css|js|svg)$");

  /** The templates of whole pages; these call the other templates. */
  private static final List<String> PAGES =
      List.of("search.jte", "posting.jte", "similar.jte", "error.jte", "embed.jte");

  private final Optional<Path> folder;

  /** The names of files that pages use. */
  private final Set<String> used = new TreeSet<>(Assets.NAMES);

  private final TemplateEngine engine;

  /**
   * Compiles the templates of the folder if it holds any.
   *
   * @param folder the owner's files, if there are any
   * @throws UnusableThemeException if the folder cannot be read or a template does not compile
   */
  Theme(Optional<Path> folder) {
    this.folder = folder;
    used.addAll(List.of(MESSAGES, ENGLISH));
    engine =
        folder
            .filter(path -> !files(path, TEMPLATES).isEmpty())
            .map(this::compiled)
            .orElseGet(() -> TemplateEngine.createPrecompiled(ContentType.Html));
  }

  /**
   * Returns a page as HTML in UTF-8.
   *
   * @param template the name of the template, such as {@code search}
   */
  byte[] render(String template, Object page) {
    Utf8ByteOutput html = new Utf8ByteOutput();
    engine.render(template + TEMPLATE, page, html);
    return html.toByteArray();
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
    return messages(MESSAGES, MESSAGES);
  }

  /**
   * Returns the same in English. A text that an own template uses is in French if the owner has not
   * translated it.
   *
   * @throws UnusableThemeException if the owner's file cannot be read or holds a malformed pattern
   */
  Messages english() {
    return messages(ENGLISH, MESSAGES, ENGLISH);
  }

  /**
   * Whether pages can be shown in English as well: not if the owner has texts or templates in
   * another language alone.
   */
  boolean isInEnglish() {
    return own(ENGLISH).isPresent()
        || folder
            .map(path -> own(MESSAGES).isEmpty() && files(path, TEMPLATES).isEmpty())
            .orElse(true);
  }

  /**
   * Reads Dénicheur's files and the owner's of the same names; later ones replace texts.
   *
   * @param last the owner's file to name if it cannot be used
   */
  private Messages messages(String last, String... names) {
    Stream<byte[]> files =
        Stream.of(names)
            .flatMap(name ->
                Stream.concat(Stream.of(bundled(name)), own(name).map(Theme::read).stream()));
    try {
      return Messages.read(files.map(Theme::text).map(StringReader::new).toList());
    } catch (IOException | IllegalArgumentException e) {
      throw new UnusableThemeException(folder.orElseThrow().resolve(last) + ": " + e, e);
    }
  }

  /**
   * Returns what in the owner's folder replaces nothing, in a line each: files that are named like
   * those of a theme but that no page uses, and texts whose keys neither Dénicheur nor one of the
   * owner's templates uses.
   */
  List<String> doubts() {
    return folder.map(this::doubts).orElse(List.of());
  }

  private List<String> doubts(Path own) {
    List<String> names =
        files(own, ENDINGS).stream().map(file -> String.valueOf(file.getFileName())).toList();
    String sources =
        files(own, TEMPLATES).stream().map(Theme::read).map(Theme::text).collect(joining());
    Set<String> keys = new Theme(Optional.empty()).messages().keys();
    List<String> texts =
        english().keys().stream() // the keys of all files
            .filter(key -> !ErrorPage.KEYS.matcher(key).matches())
            .filter(key -> !sources.contains('"' + key + '"'))
            .toList();
    return Stream.concat(
            doubts("no page uses the file ", names, used),
            doubts("no page uses the text ", texts, keys))
        .toList();
  }

  private Stream<String> doubts(String doubt, List<String> names, Set<String> known) {
    List<String> unknown = names.stream().filter(name -> !known.contains(name)).sorted().toList();
    String asQuery = unknown.stream().map(Parameters::encoded).collect(joining("&"));
    Map<String, String> meant = Parameters.of(asQuery, List.copyOf(known)).misspelt();
    return unknown.stream()
        .map(name -> {
          String hint = meant.containsKey(name) ? "; did you mean " + meant.get(name) + "?" : "";
          return doubt + name + " of " + folder.orElseThrow() + hint;
        });
  }

  private Optional<Path> own(String name) {
    return folder.map(path -> path.resolve(name)).filter(Files::isRegularFile);
  }

  private static List<Path> files(Path folder, Pattern names) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> names.matcher(String.valueOf(file.getFileName())).matches())
          .filter(Files::isRegularFile)
          .toList();
    } catch (IOException e) {
      throw new UnusableThemeException("cannot read " + folder + ": " + e, e);
    }
  }

  private TemplateEngine compiled(Path folder) {
    if (ToolProvider.getSystemJavaCompiler() == null) {
      throw new UnusableThemeException(
          "the templates of "
              + folder
              + " cannot be compiled: this Java has no compiler; run with a JDK, or keep only"
              + " style.css, site.js, icon.svg, messages.properties and messages_en.properties there");
    }
    try {
      return CompiledTemplates.of(folder, PAGES, used);
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
