package fr.denicheur.reading.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Markdown becomes plain lines for the index and safe HTML for people. */
class MarkdownTextTest {

  static List<Arguments> plainTexts() {
    return List.of(
        arguments("# Titre\nUn\nparagraphe\n\nDeux", "Titre⏎Un paragraphe⏎Deux"),
        arguments("un  \ndeux\\\ntrois", "un⏎deux⏎trois"),
        arguments("- un\n- deux\n  - trois\n\n1. quatre", "un⏎deux⏎trois⏎quatre"),
        arguments("|a|b|\n|-|-|\n|1|2|", "a b⏎1 2"),
        arguments("**gras**, ~~barré~~, `code`, *ital*ique", "gras, barré, code, italique"),
        arguments("[ici](https://exemple.fr \"là\"), ![une image](x.png)", "ici, une image"),
        arguments(
            "Écrire à <rh@exemple.fr> ou www.exemple.fr",
            "Écrire à rh@exemple.fr ou www.exemple.fr"),
        arguments("un<!-- deux -->trois\n\n<!--more-->\n\nquatre", "untrois⏎quatre"),
        arguments("<p>un <a href='/x'>lien</a></p>\n<script>mal()</script>", "un lien"),
        arguments("un<br>deux <style>p{}</style>", "un⏎deux"),
        arguments("<svg><style>body{display:none}</style></svg>\n\nun", "un"),
        arguments("un <svg><g><script>f()</script><text>deux</text></g></svg>", "un deux"),
        arguments("R&amp;D &eacute;t&eacute; &lt;3 C&#43;&#43;", "R&D été <3 C++"),
        arguments("a\u00A0b\u202Fc\u2009d\u200Be\u00ADf\u202Eg\u0007h", "a b c defgh"),
        arguments("###La ferme\n##Le projet##\n#dev", "La ferme⏎Le projet⏎#dev"),
        arguments("    ##pas un titre\n", "##pas un titre"),
        arguments("```\n##code\nsuite\n```", "##code⏎suite"),
        arguments("> cité\n\n---\n\nfin", "cité⏎fin"),
        arguments("`<!-- -->` reste", "--> reste"),
        // a comment goes on to its -->
        arguments("Un <!-- a\n\nb --> deux", "Un deux"),
        arguments("- un <!-- a\n\n  b --> deux\n- trois <!--\n- c\n--> ici", "un deux⏎trois ici"),
        arguments("> un <!-- a\n>\n> b --> deux", "un deux"),
        arguments("Un <!-- a\n# b\n--> deux\n\n## Trois <!-- c -->", "Un deux⏎Trois"),
        arguments("Un<!-->deux<!--->trois <!-- a\n\n-->", "Undeuxtrois"),
        arguments("Un <!-- a\n\n```\nb --> deux\n\nTrois <!-- c\n\nd -->", "Un deux⏎Trois"),
        arguments("<!--\n```\n\na\n-->\nUn <!-- b\n\nc --> deux", "Un deux"),
        arguments("Un \\<!-- a\n\nb --> c", "Un  a⏎b --> c"),
        // in code it is code
        arguments("`a <!-- b` c\n\n`d --> e`", "a  b c⏎d --> e"),
        arguments("```\n<!-- a\n\nb -->\n```\nUn <!-- c\n\nd -->", "a⏎b -->⏎Un"),
        arguments("Un\n\n    <!-- a\n\n    b -->\n", "Un⏎a⏎b -->"),
        arguments("- un\n\n    <!-- a\n\n    b -->\n", "un"),
        // one that is never closed hides nothing
        arguments("Un <!-- a\n\nb --> deux <!-- trois\n\nquatre", "Un deux trois⏎quatre"),
        arguments("", ""));
  }

  @ParameterizedTest
  @MethodSource("plainTexts")
  void thePlainTextHoldsOnlyVisibleWords(String markdown, String expected) {
    assertThat(MarkdownText.of(markdown).plain().replace("\n", "⏎")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<details><summary>Le poste</summary>Soudeuse confirmée</details> | Le poste⏎Soudeuse confirmée",
        "<div>Intitulé</div><div>Chaudronnière</div>                    | Intitulé⏎Chaudronnière",
        "<section>Un</section><section>Deux<p>Trois</p>Quatre</section>Cinq | Un⏎Deux⏎Trois⏎Quatre Cinq",
        "<figure>Un<figcaption>Deux</figcaption></figure>Trois          | Un⏎Deux⏎Trois",
        "<button>Un</button><button>Deux</button>                       | Un Deux",
        "<center>Un</center>Deux<address>Trois</address>Quatre          | Un⏎Deux⏎Trois⏎Quatre",
        "<fieldset><legend>Un</legend>Deux</fieldset>Trois              | Un⏎Deux Trois",
        "<select><option>Un</option><option>Deux</option></select>      | Un Deux",
        "Un<hr>Deux<hr/>Trois                                           | Un⏎Deux⏎Trois",
        "<label>Un</label><label>Deux</label>                           | Un Deux",
        "<td>Un</td><td>Deux</td><caption>Trois</caption>Quatre         | Un Deux Trois Quatre",
        "<table><caption>Un</caption><tr><td>Deux</td><td>Trois</td></tr></table> | Un⏎Deux Trois",
        "<article><header>Un</header><main>Deux</main></article>        | Un⏎Deux",
        "<x-carte>Un</x-carte><x-carte>Deux</x-carte>                   | Un Deux",
        "<ul><li><div>Un</div><div>Deux</div></li><li>Trois</li></ul>   | Un⏎Deux⏎Trois",
        "<p>Déve<span>lopp</span>euse <kbd>C</kbd>++ H<sub>2</sub>O</p>   | Développeuse C++ H2O",
        "<b><div>Un</div>Deux</b>                                       | Un⏎Deux"
      })
  void wordsThatOnlyTagsDivideStayApart(String html, String lines) {
    assertThat(MarkdownText.of(html).plain().replace("\n", "⏎")).isEqualTo(lines);
    assertThat(MarkdownText.of(HtmlPage.markdown(html)).plain().replaceAll("\\s+", " "))
        .isEqualTo(lines.replace("⏎", " "));
  }

  @Test
  @Tag("H20")
  void aLinkSendsNoReferrer() {
    assertThat(MarkdownText.of("[ici](https://exemple.fr)").html())
        .isEqualTo(
            "<p><a href=\"https://exemple.fr\" rel=\"nofollow noopener noreferrer\">ici</a></p>\n");
  }

  /** A browser takes such an address for one of the site that shows the text. */
  @Test
  void aWebAddressWithoutAHostIsNoLink() {
    assertThat(MarkdownText.of("[ici](https:?q) [là](http:///x) <a href='HTTPS:/y'>z</a>").html())
        .isEqualTo("<p>ici là z</p>\n");
  }

  /** The sanitiser removes the element between two links, which leaves one inside the other. */
  @Test
  void aNestedWebAddressWithoutAHostIsNoLink() {
    String nested =
        "<a href='https:?x'>un <object><a href='https:?y'>deux</a></object></a>\n".repeat(20);
    assertThat(MarkdownText.of(nested).html()).doesNotContain("<a", "https").contains("un deux");
  }

  @Test
  void headingsListsAndTablesStayInHtml() {
    String html = MarkdownText.of("##Titre\n\n- un\n\n|a|\n|:-:|\n|1|").html();
    assertThat(html).contains("<h2>Titre</h2>", "<li>un</li>", "<td align=\"center\">1</td>");
  }

  @ParameterizedTest
  @CsvSource({
    "'# a\n## b\n# c', '<h2>a</h2><h3>b</h3><h2>c</h2>'",
    "'## a\n#### b\n# c\n### d', '<h2>a</h2><h3>b</h3><h2>c</h2><h3>d</h3>'",
    "'#### a\n#### b', '<h2>a</h2><h2>b</h2>'",
    "'# a\n# ![](x.png)\n## b', '<h2>a</h2><h3>b</h3>'",
    "'a[![](x.png)](https://exemple.fr)', '<p>a</p>'"
  })
  void headingsFollowThoseOfThePageWithoutAGap(String markdown, String html) {
    String written = markdown.replace("\\n", "\n");
    assertThat(MarkdownText.of(written).html(2).replace("\n", "")).isEqualTo(html);
  }

  @Test
  void htmlBelowAHeadingHasNoObsoleteAttributes() {
    MarkdownText text = MarkdownText.of("|a|b|\n|:-:|:--|\n|1|2|");
    assertThat(text.html(2)).contains("<td class=\"align-center\">1</td>", "<td>2</td>");
    assertThat(text.html()).contains("align=\"center\"");
  }

  static List<String> attacks() {
    return List.of(
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "![x](https://exemple.fr/pixel.png)",
        "[x](javascript:alert(1))",
        "[x](data:text/html,<script>)",
        "[x](//exemple.org)",
        "<a href='javascript:alert(1)' onclick='alert(1)'>x</a>",
        "<iframe src=https://exemple.org></iframe>",
        "<svg/onload=alert(1)>",
        "<math><mtext><script>alert(1)</script>",
        "<p style='position:fixed'>x</p>",
        "<form action=https://exemple.org><input name=x></form>",
        "<!--[if IE]><script>x</script><![endif]-->",
        "<base href=https://exemple.org>");
  }

  @ParameterizedTest
  @Tag("H20")
  @MethodSource("attacks")
  void htmlHoldsNothingThatActsOrFetches(String markdown) {
    assertThat(MarkdownText.of(markdown).html().toLowerCase(java.util.Locale.ROOT))
        .doesNotContain("<script", "<img", "<iframe", "<svg", "<form", "<input", "<base", "<!--")
        .doesNotContain("javascript:", "data:", "href=\"//", " on", "style");
  }

  @Test
  void theFirstHeadingIsTheFirstThatHoldsWords() {
    MarkdownText text = MarkdownText.of("Bonjour\n\n# ![](x.png)\n\n## Le *vrai*\n\n# Autre");
    assertThat(text.firstHeading()).contains("Le vrai");
    assertThat(MarkdownText.of("Bonjour").firstHeading()).isEmpty();
  }
}
