package fr.denicheur.site;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateException;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;

/** Makes HTML of what a page shows. Safe for use by several threads. */
final class Templates {
  /** The pages; what else there is, they are made of. */
  private static final List<String> PAGES =
      List.of("search.jte", "posting.jte", "similar.jte", "error.jte", "embed.jte");

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
      return new Templates(CompiledTemplates.of(folder, PAGES));
    } catch (TemplateException e) {
      throw new UnusableThemeException("a template of " + folder + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("no folder for the templates of " + folder, e);
    }
  }

  /** Returns a page as HTML. */
  String render(String template, Object page) {
    StringOutput html = new StringOutput(USUAL_LENGTH);
    engine.render(template + ".jte", page, html);
    return html.toString();
  }
}
