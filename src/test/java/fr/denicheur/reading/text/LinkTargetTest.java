package fr.denicheur.reading.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The targets of the links in a posting. */
class LinkTargetTest {
  private static final Optional<URI> SOURCE =
      Optional.of(URI.create("https://www.ville.exemple/emplois/"));

  private static Document shown(String markdown, Optional<URI> source) {
    return Jsoup.parse(MarkdownText.of(markdown).linkedFrom(source).html());
  }

  @ParameterizedTest
  @CsvSource({
    "/postuler, https://www.ville.exemple/postuler",
    "./fiche.pdf, https://www.ville.exemple/emplois/fiche.pdf",
    "../equipe/#nous, https://www.ville.exemple/equipe/#nous",
    "fiche.pdf?v=2, https://www.ville.exemple/emplois/fiche.pdf?v=2",
    "<fiche de poste.pdf>, https://www.ville.exemple/emplois/fiche%20de%20poste.pdf",
    "?page=2, https://www.ville.exemple/emplois/?page=2"
  })
  void aRelativeLinkLeadsToTheSourceIfItIsKnown(String target, String resolved) {
    Document page = shown("[Postuler](" + target + ")", SOURCE);
    assertThat(page.select("a").attr("href")).isEqualTo(resolved);
    assertThat(page.text()).isEqualTo("Postuler");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/postuler", "./fiche.pdf", "../equipe/", "fiche.pdf?v=a:b"})
  void elseItShowsItsTarget(String target) {
    Document page = shown("[Postuler](" + target + ") vite", Optional.empty());
    assertThat(page.select("a").attr("href")).isEqualTo(target);
    assertThat(page.text()).isEqualTo("Postuler (" + target + ") vite");
    assertThat(MarkdownText.of("[Postuler](" + target + ")").plain()).isEqualTo("Postuler");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../autre.md", "/postuler", "?page=2", "fiche.pdf"})
  void onAPageOfOursItIsText(String target) {
    for (String text :
        new String[] {"[a](" + target + ")", "<p><a href='" + target + "'><b>a</b></a></p>"}) {
      Document page = Jsoup.parse(MarkdownText.of(text).linkedFrom(Optional.empty()).html(2));
      assertThat(page.select("a")).isEmpty();
      assertThat(page.text()).isEqualTo("a (" + target + ")");
      String known = MarkdownText.of(text).linkedFrom(SOURCE).html(2);
      assertThat(Jsoup.parse(known).select("a").attr("href")).startsWith("https://www.ville.");
    }
  }

  @Test
  void theRelativeLinksOfAPageInHtmlStayLinks() {
    Document page =
        shown(HtmlPage.markdown("<p><a href='/postuler'>Postuler</a></p>"), Optional.empty());
    assertThat(page.select("a").attr("href")).isEqualTo("/postuler");
  }

  @ParameterizedTest
  @CsvSource({
    "tel:+33612345678, tel:+33612345678",
    "tel:0612345678, tel:0612345678",
    "mailto:rh@ville.exemple?subject=CV, mailto:rh@ville.exemple?subject=CV",
    "rh@ville.exemple, mailto:rh@ville.exemple",
    "www.ville.exemple, https://www.ville.exemple",
    "jobs.ville.exemple/fiche.html, https://jobs.ville.exemple/fiche.html"
  })
  void aLinkThatNeedsNoSourceStaysOne(String target, String href) {
    for (String text : new String[] {"[a](" + target + ")", "<a href='" + target + "'>a</a>"}) {
      Document page = shown(text, Optional.empty());
      assertThat(page.select("a").attr("href")).isEqualTo(href);
      assertThat(page.text()).isEqualTo("a");
    }
  }

  @ParameterizedTest
  @Tag("H20")
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "java&#10;script:alert(1)",
        "&#1;javascript:alert(1)",
        "JaVaScRiPt&colon;alert(1)",
        "vbscript:x",
        "data:text/html,x",
        "//mal.exemple",
        "/&#92;mal.exemple",
        "&#92;&#92;mal.exemple",
        "/&#9;/mal.exemple",
        "https:?q",
        "tel:javascript",
        "#ici"
      })
  void whatLeadsElsewhereThanItSaysIsText(String target) {
    String markdown = "<a href=\"" + target + "\">a</a> <base href='javascript:x'>";
    for (Optional<URI> source : List.of(SOURCE, Optional.<URI>empty())) {
      assertThat(shown(markdown, source).select("a[href]")).isEmpty();
    }
  }
}
