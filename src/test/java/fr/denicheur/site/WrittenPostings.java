package fr.denicheur.site;

import fr.denicheur.posting.GeneratedPostings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Postings written for these tests: four trades, three startups, some of them hostile. */
public final class WrittenPostings {
  /** Sets a variable if a page treats text as markup; tests check that variable. */
  private static final String PWN = "<img src=x onerror=\"window.pwned=1\">";

  private static final List<String> TRADES =
      List.of("Développeuse Java", "Designer UX", "Chargé de déploiement", "Infirmière de nuit");

  private static final List<String> STARTUPS = List.of("lapins", "sante-psy", "a-plus");

  private WrittenPostings() {}

  /** Writes four dozen harmless postings, each of a trade, a startup and a month. */
  public static void write(Path folder) throws IOException {
    // Each body is different, because postings that resemble each other are shown as one.
    GeneratedPostings bodies = new GeneratedPostings(7);
    for (int i = 0; i < 48; i++) {
      String body = bodies.next().split("\\n---\\n", 2)[1];
      String trade = TRADES.get(i % TRADES.size());
      String month = (2020 + i / 12) + "-" + (i % 12 < 9 ? "0" : "") + (i % 12 + 1);
      Files.writeString(
          folder.resolve("offre-" + i + ".md"),
          posting(
              trade + " n° " + i,
              STARTUPS.get(i % STARTUPS.size()),
              month + "-15",
              i % 5 != 0,
              body));
    }
  }

  /** Writes postings whose every part tries to run a script. */
  public static void writeHostile(Path folder) throws IOException {
    Files.writeString(
        folder.resolve("hostile-1.md"),
        posting(
            "</script><script>window.pwned=1</script> " + PWN + " hostile",
            "lapins",
            "2023-05-01",
            true,
            PWN
                + "\n\n[lien](javascript:window.pwned=1) [autre](data:text/html,<script>pwned=1</script>)"
                + "\n\n![suivi](https://evil.exemple/pixel.png) <a href=//evil.exemple>ici</a>\n"));
    Files.writeString(
        folder.resolve("hostile-2.md"),
        posting(
            "<!--\u2028 ${jndi:x} {{7*7}} \" autofocus onfocus=pwned=1 ]]> hostile",
            "\"'><script>window.pwned=1</script>\"",
            "2023-05-02",
            true,
            "Un texte hostile &lt;script&gt;window.pwned=1&lt;/script&gt;."));
  }

  private static String posting(
      String title, String startup, String date, boolean open, String body) {
    return String.join(
        "\n",
        "---",
        "title: '" + title.replace("'", "''") + "'",
        "startup: " + startup,
        "date: " + date,
        "open: " + open,
        "contrat: CDI",
        "---",
        body);
  }
}
