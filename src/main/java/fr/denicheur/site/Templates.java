package fr.denicheur.site;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/** Makes HTML of what a page shows. Safe for use by several threads. */
final class Templates {
  private final TemplateEngine engine;

  private Templates(TemplateEngine engine) {
    this.engine = engine;
  }

  /** The templates that were compiled with the code. */
  static Templates bundled() {
    return new Templates(TemplateEngine.createPrecompiled(ContentType.Html));
  }

  /** Returns a page as HTML. */
  String render(String template, Object page) {
    StringOutput html = new StringOutput(32 * 1024);
    engine.render(template + ".jte", page, html);
    return html.toString();
  }
}
