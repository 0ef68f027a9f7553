package fr.denicheur.reading.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a site generator would have replaced is neither shown nor indexed. */
class LeftoversTest {

  static List<Arguments> texts() {
    return List.of(
        arguments("* TOC\n{:toc}\n\n## La mission\n", "La mission"),
        arguments("1. Sommaire\n{:toc .no_toc}\nSuite", "Suite"),
        arguments("[TOC]\n\nSuite\n\n[[_TOC_]]", "Suite"),
        arguments("- un\n- deux\n{: .liste}\n\n{:.note #a}\nFin", "un⏎deux⏎Fin"),
        arguments("## La mission {#mission}\nTexte{:target=\"_blank\"}", "La mission⏎Texte"),
        arguments("[le site](https://x.exemple){:rel=\"a\"}{.bouton}", "le site"),
        arguments("{% include contact.html\n  a=\"b\" %}\n\nTexte", "Texte"),
        arguments("Un{% if a %} deux{%- endif -%} trois", "Un deux trois"),
        arguments("Un{% comment %} caché\n\ncaché {% b %}{% endcomment %} deux", "Un deux"),
        arguments("Un {%- comment -%}caché{%- endcomment -%} deux", "Un deux"),
        arguments("Un {% comment %} deux", "Un deux"),
        arguments(
            "Un {{< figure src=\"a.png\" >}} deux {{% note %}}trois{{% /note %}}", "Un deux trois"),
        arguments("À {{ page.lieu | escape }} dès demain", "À dès demain"),
        arguments("[ici]({{ site.baseurl }}/postuler)", "ici"),
        arguments("La note[^1] dit\n\n[^1]: tout.", "La note dit⏎tout."),
        arguments(
            "##:rocket: Mission\n:point_right: ici :+1: et :wave:: là", "Mission⏎ici et : là"),
        arguments("- [ ] écrire\n- [x] relire\n1. [X] envoyer", "écrire⏎relire⏎envoyer"),
        arguments("Un {# caché #}deux {#- caché\n\ncaché -#} trois", "Un deux trois"),
        arguments("Un <%= lieu %>deux <%# caché %>trois <%- f() -%>", "Un deux trois"),
        arguments("Un {{{ corps }}} deux", "Un deux"),
        arguments(":::tip\nUn\n:::\n\n:::note[Deux]\nTrois\n:::", "Un⏎Deux⏎Trois"),
        arguments(
            "::: warning Attention\nUn\n::::\n::: {.encadré}\nDeux\n:::", "Attention⏎Un⏎Deux"),
        arguments("import Tabs from '@theme/Tabs';\nimport { A, B } from \"./x\"\n\nUn", "Un"),
        arguments(
            "Un {% raw %}{{ deux }} {% trois %}{% endraw %} {{ x }}fin",
            "Un {{ deux }} {% trois %} fin"),
        arguments("{% verbatim %}<%= un %>{% endverbatim %}{% raw %}deux", "<%= un %>deux"),
        // these are the author's own words
        arguments("De 10:30:45 à 12h, ratio 1:2:3", "De 10:30:45 à 12h, ratio 1:2:3"),
        arguments(
            "std::vector::size et https://x.exemple/:a:/b",
            "std::vector::size et https://x.exemple/:a:/b"),
        arguments("Deux : mot : fin, Rôle:chef:adjoint", "Deux : mot : fin, Rôle:chef:adjoint"),
        arguments("`{:ok, x}` et ``a`:tada:`b``", "{:ok, x} et a`:tada:`b"),
        arguments("```\n{:ok, x} :tada: [^a]\n```\n", "{:ok, x} :tada: [^a]"),
        arguments("90 {% de réussite\n\net 5 %} de plus", "90 {% de réussite⏎et 5 %} de plus"),
        arguments("## Un {#un}\nDeux {C#} trois #}", "Un⏎Deux {C#} trois #}"),
        arguments(
            "import de données\nimport from 'x' dans", "import de données import from 'x' dans"),
        arguments("```\nimport os from 'x';\n:::tip\n```", "import os from 'x';⏎:::tip"),
        arguments("::: Important :::", "Important"),
        arguments("90 <% de réussite", "90 <% de réussite"),
        arguments("Un [ ] vide et [x] coché", "Un [ ] vide et [x] coché"));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void onlyWhatTheAuthorMeantIsLeft(String markdown, String shown) {
    MarkdownText text = MarkdownText.of(markdown);
    assertThat(text.plain().replace("\n", "⏎")).isEqualTo(shown);
  }

  @Test
  void aLinkBehindATagIsRelativeToTheSite() {
    assertThat(MarkdownText.of("[ici]({{ site.baseurl }}/postuler)").html())
        .contains("href=\"/postuler\"");
  }

  private static long processorTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  @Test
  @Tag("H29")
  void openTagsByTheThousandAreReadSoon() {
    for (String piece :
        List.of(
            "{%",
            "%}",
            "{{",
            "}}",
            "{#",
            "#}",
            "{#a#",
            "<%",
            ":::",
            "{% raw %}",
            "{% comment %}",
            "{:",
            "[^",
            "`",
            ":a",
            "- [ ")) {
      String text = piece.repeat(MarkdownText.MAX_CHARACTERS / piece.length());
      long start = processorTime();
      assertThat(Leftovers.removedFrom(text)).hasSizeLessThanOrEqualTo(text.length());
      assertThat(processorTime() - start).as(piece).isLessThan(Duration.ofSeconds(2).toNanos());
    }
  }
}
