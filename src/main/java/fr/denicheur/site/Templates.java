package fr.denicheur.site;

import gg.jte.CodeResolver;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateException;
import gg.jte.output.StringOutput;
import gg.jte.resolve.DirectoryCodeResolver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Makes HTML of what a page shows. Safe for use by several threads. */
final class Templates {
  /** The pages; what else there is, they are made of. */
  static final List<String> PAGES = List.of("search", "posting", "similar", "error");

  /** As long as most pages are, in characters. */
  private static final int USUAL_LENGTH = 64 * 1024;

  private final TemplateEngine engine;

  private Templates(TemplateEngine engine) {
    this.engine = engine;
  }

  /** The templates that were compiled with the code. */
  static Templates bundled() {
    return new Templates(TemplateEngine.createPrecompiled(ContentType.Html));
  }

  /**
   * Compiles the templates of a folder, and ours where it has none of that name.
   *
   * @throws UnusableThemeException where they are none, or nothing here can compile them
   */
  static Templates compiled(Path folder) {
    if (ToolProvider.getSystemJavaCompiler() == null) {
      throw new UnusableThemeException(
          "the templates of "
              + folder
              + " need a JDK to be compiled, and this Java is none; run with a JDK, or keep only"
              + " style.css, site.js, icon.svg and messages.properties there");
    }
    try {
      Path classes = Files.createTempDirectory("denicheur-templates");
      try {
        return new Templates(compiled(engine(folder, classes)));
      } finally {
        deleteOnExit(classes);
      }
    } catch (TemplateException e) {
      throw new UnusableThemeException("a template of " + folder + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("no folder for the templates of " + folder, e);
    }
  }

  private static TemplateEngine compiled(TemplateEngine engine) {
    PAGES.forEach(page -> engine.prepareForRendering(page + ".jte"));
    return engine;
  }

  /** Returns a page as HTML. */
  String render(String template, Object page) {
    StringOutput html = new StringOutput(USUAL_LENGTH);
    engine.render(template + ".jte", page, html);
    return html.toString();
  }

  private static TemplateEngine engine(Path folder, Path classes) {
    ClassLoader ours = Templates.class.getClassLoader();
    TemplateEngine engine =
        TemplateEngine.create(new OwnOrOurs(folder), classes, ContentType.Html, ours);
    engine.setTrimControlStructures(true); // as the build does
    return engine;
  }

  private static void deleteOnExit(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      all.map(Path::toFile).forEach(java.io.File::deleteOnExit); // children go before their folder
    }
  }

  /** Finds templates in a folder, else among ours. */
  private static final class OwnOrOurs implements CodeResolver {
    private final DirectoryCodeResolver own;

    OwnOrOurs(Path folder) {
      own = new DirectoryCodeResolver(folder);
    }

    @Override
    public @Nullable String resolve(String name) {
      String found = own.resolve(name);
      return found == null ? Theme.bundledTemplate(name).orElse(null) : found;
    }

    /** They are read once, so none is ever newer. */
    @Override
    public long getLastModified(String name) {
      return 0;
    }
  }
}
