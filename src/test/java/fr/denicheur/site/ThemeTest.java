package fr.denicheur.site;

import static fr.denicheur.posting.PostingBuilder.aPosting;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The owner's files replace Dénicheur's, one by one. */
class ThemeTest {
  @TempDir private Path folder;
  @TempDir private Path index;

  private SiteServer server() {
    return new SiteServer(index, themed(), aPosting().withId("a").titled("Une offre").open());
  }

  private SiteSettings themed() {
    return new SiteSettings(
        Optional.empty(),
        "Emplois",
        Optional.empty(),
        Optional.empty(),
        Optional.of(folder),
        Optional.empty(),
        Language.AUTO);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  @Test
  void anEmptyFolderChangesNothing() throws Exception {
    try (SiteServer server = server()) {
      assertThat(server.page("/").select(".hits > li")).hasSize(1);
    }
  }

  @Test
  void aStyleSheetReplacesTheBundledOne() throws Exception {
    write("style.css", "body { color: teal }");
    try (SiteServer server = server()) {
      String address = server.page("/").select("link[rel=stylesheet]").attr("href");
      assertThat(server.get(address).body()).isEqualTo("body { color: teal }");
    }
  }

  @Test
  void someTextsReplaceTheBundledOnesAndTheOthersStay() throws Exception {
    write("messages.properties", "lang = en\nopen = Open to candidates");
    try (SiteServer server = server()) {
      Document page = server.page("/");
      assertThat(page.select("html").attr("lang")).isEqualTo("en");
      assertThat(page.select(".tag").text()).isEqualTo("Open to candidates");
      assertThat(page.select("label[for=q]").text()).startsWith("Métier");
    }
  }

  @Test
  void aTemplateReplacesTheBundledOneInEveryPage() throws Exception {
    write(
        "layout.jte",
        """
        @import fr.denicheur.site.Frame
        @import gg.jte.Content
        @param Frame frame
        @param String title
        @param boolean indexed = true
        @param Content head = null
        @param Content content
        <!doctype html><html lang="fr"><head><title>${title}</title>${head}</head>
        <body class="own">${frame.settings().name()} ${content}</body></html>
        """);
    try (SiteServer server = server()) {
      for (String address : new String[] {"/", "/offres/a", "/similaires", "/offres/b", "/embed"}) {
        assertThat(server.page(address).select("body.own h1")).as(address).hasSize(1);
      }
    }
  }

  @Test
  void aTemplateThatDoesNotCompileStopsTheStart() throws IOException {
    write("hit.jte", "@param String nothing\n${missing.name()}");
    assertThatThrownBy(this::server)
        .isInstanceOf(UnusableThemeException.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining("hit.jte");
  }

  @Test
  void whatReplacesNothingIsNamedWithWhatItWasMeantToReplace() throws IOException {
    write("serach.jte", "<p>Ma recherche</p>");
    write("mine.jte", "<p>Appelée par personne</p>");
    write("styles.css", "");
    write("LISEZMOI.txt", "Notre thème");
    write("messages.properties", "serach.title = Emplois\nopen = Oui\nlogo = Ville");

    assertThat(new Theme(Optional.of(folder)).doubts())
        .containsExactly(
            "no page uses the file mine.jte of " + folder,
            "no page uses the file serach.jte of " + folder + "; did you mean search.jte?",
            "no page uses the file styles.css of " + folder + "; did you mean style.css?",
            "no page uses the text logo of " + folder,
            "no page uses the text serach.title of " + folder + "; did you mean search.title?");
  }

  @Test
  void whatAnOwnTemplateUsesIsNoDoubt() throws IOException {
    write(
        "error.jte",
        """
        @import fr.denicheur.site.ErrorPage
        @param ErrorPage page
        <h1>${page.frame().text("own.oops")}</h1>@template.help()
        """);
    write("help.jte", "<p>Appelez-nous</p>");
    write("messages.properties", "own.oops = Oups\nerror.text.405 = Par ici\nlang = fr");

    assertThat(new Theme(Optional.of(folder)).doubts()).isEmpty();
    assertThat(new Theme(Optional.empty()).doubts()).isEmpty();
  }

  @Test
  void theLayoutOfTheDocumentationWorks() throws Exception {
    String documentation = Files.readString(Path.of("docs/THEMING.md"));
    String layout = documentation.split("```jte\\n", -1)[1].split("```", -1)[0];
    write("layout.jte", layout);
    try (SiteServer server = server()) {
      Document page = server.page("/");
      assertThat(page.select(".fr-header__service-title").text()).isEqualTo("Emplois");
      assertThat(page.select("main .hits > li")).hasSize(1);
    }
  }

  @Test
  void theVariablesOfTheDocumentationAreThoseOfTheStyleSheet() throws IOException {
    String style = new String(new Theme(Optional.empty()).bytes("style.css"), UTF_8);
    String documentation = Files.readString(Path.of("docs/THEMING.md"));
    String mapped = documentation.split("```css\\n", -1)[1].split("```", -1)[0];
    assertThat(variables(mapped)).isEqualTo(variables(style.substring(0, style.indexOf('}'))));
  }

  private static Set<String> variables(String rules) {
    return Pattern.compile("(?m)^ *(--[a-z-]+):")
        .matcher(rules)
        .results()
        .map(found -> found.group(1))
        .collect(toCollection(TreeSet::new));
  }

  @Test
  void aMalformedPatternStopsTheStart() throws IOException {
    write("messages.properties", "number = {0");
    assertThatThrownBy(this::server)
        .isInstanceOf(UnusableThemeException.class)
        .hasMessageContaining("messages.properties");
  }
}
