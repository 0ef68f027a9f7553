package fr.denicheur.reading.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlFragmentTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<p>Un</p><p>deux</p>                      | 'Un\n\ndeux\n'",
        "Un<br>deux<br><br/>                       | 'Un  \ndeux\n'",
        "<div>Un<div>deux</div>trois</div>         | 'Un\n\ndeux\n\ntrois\n'",
        "<h2>Titre <b>gras</b></h2>texte           | '## Titre gras\n\ntexte\n'",
        "<ul><li>un<li>deux<ul><li>trois</ul></ul> | '- un\n- deux\n  - trois\n'",
        "<ol><li>un</li><li><p>deux</p></li></ol>  | '1. un\n2. deux\n'",
        "<p>a <strong> b </strong> c <em>d</em>.   | 'a **b** c *d*.\n'",
        "in<b>clusi</b>f, (<i>x</i>), a<b>« b »</b>| 'in**clusi**f, (*x*), a« b »\n'",
        "<a href='https://exemple.fr/a b'>lire</a> | '[lire](<https://exemple.fr/a b>)\n'",
        "<a href='javascript:alert(1)'>lire</a>    | 'lire\n'",
        "<script>x</script><style>y</style>z       | 'z\n'",
        "# pas un titre, *pas* gras, 1. <i>non</i> | '\\# pas un titre, \\*pas\\* gras, 1. *non*\n'",
        "<p>&lt;b&gt; &amp; &eacute;&nbsp;!</p>    | '\\<b\\> \\& é !\n'",
        "<table><tr><td>a<td>b</tr><tr><td>c</table>| 'a — b\n\nc\n'",
        "<blockquote>cité</blockquote>             | '> cité\n'",
        "<p></p><ul></ul><hr>                      | '___\n'"
      })
  void htmlBecomesMarkdown(String html, String markdown) {
    assertThat(HtmlFragment.markdown(html)).isEqualTo(markdown);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<p>a <strong> b </strong> c <em>d</em>.<br>- e | 'a b c d.\n- e'",
        "<ul><li># un</li><li>1. deux *</li></ul>       | '# un\n1. deux *'",
        "a<b>« b »</b> &lt;script&gt; **c** `d` [e](f)  | 'a« b » <script> **c** `d` [e](f)'",
      })
  void peopleSeeTheWordsOfTheHtml(String html, String seen) {
    assertThat(MarkdownText.of(HtmlFragment.markdown(html)).plain()).isEqualTo(seen);
  }

  @Test
  @Timeout(value = 20, unit = TimeUnit.SECONDS)
  void deepAndWideHtmlEndsSoon() {
    assertThat(HtmlFragment.markdown("<div><ul><li><b>".repeat(480) + "x")).contains("x");
    assertThat(HtmlFragment.markdown("<p>x</p>".repeat(20_000)))
        .startsWith("x x x")
        .hasLineCount(1);
  }
}
