package fr.denicheur.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script of the search box, as the pages of other sites load it. */
class SearchBoxTest {
  private static final int MAX_BYTES = 10_000;

  @TempDir private static Path folder;
  private static SiteServer site;

  @BeforeAll
  static void start() throws Exception {
    site = SiteServer.overFiles(folder);
  }

  @AfterAll
  static void stop() throws Exception {
    site.close();
  }

  @Test
  void itIsSmall() throws Exception {
    byte[] script = site.get(SearchBox.PATH).body().getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write(script);
    }
    System.out.printf(
        Locale.ROOT, "denicheur.js: %d bytes, %d gzipped%n", script.length, compressed.size());
    assertThat(compressed.size()).isLessThan(MAX_BYTES);
  }

  @Test
  void theFixedAddressHoldsWhatTheIntegritySays() throws Exception {
    SearchBox box = new SearchBox();
    HttpResponse<String> fixed = site.get(box.fixedPath());
    byte[] digest =
        MessageDigest.getInstance("SHA-384").digest(fixed.body().getBytes(StandardCharsets.UTF_8));

    assertThat(box.integrity()).isEqualTo("sha384-" + Base64.getEncoder().encodeToString(digest));
    assertThat(fixed.body()).isEqualTo(site.get(SearchBox.PATH).body());
    assertThat(fixed.headers().firstValue("Cache-Control"))
        .hasValue("public, max-age=31536000, immutable");
  }

  @Test
  void theAddressOfAnotherVersionIsRefused() throws Exception {
    assertThat(site.get("/embed/denicheur-000000000000.js").statusCode()).isEqualTo(404);
  }

  @Test
  void anySiteMayLoadIt() throws Exception {
    HttpResponse<String> newest = site.get(SearchBox.PATH, "Origin", "https://exemple.fr");

    assertThat(newest.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
    assertThat(newest.headers().firstValue("Cross-Origin-Resource-Policy"))
        .hasValue("cross-origin");
    assertThat(newest.headers().firstValue("Cache-Control")).hasValue("public, max-age=300");
    assertThat(newest.headers().firstValue("Content-Type"))
        .hasValue("text/javascript; charset=utf-8");
    assertThat(newest.headers().firstValue("X-Frame-Options")).isEmpty();
  }

  @Test
  void theManualNamesAllVariablesAttributesAndParts() throws Exception {
    String script = site.get(SearchBox.PATH).body();
    String manual = Files.readString(Path.of("docs/EMBED.md"));

    assertThat(found("--denicheur-[a-z-]+", manual))
        .isEqualTo(found("--denicheur-[a-z-]+", script))
        .isNotEmpty();
    assertThat(found("(?<=getAttribute\\(\")[a-z]+(?=\"\\))", script))
        .isNotEmpty()
        .allSatisfy(attribute -> assertThat(manual).contains("`" + attribute + "`"));
    assertThat(found("(?<=make\\(\"[a-z]{1,8}\", \")[a-z]+", script))
        .isNotEmpty()
        .allSatisfy(part -> assertThat(manual).contains("`" + part + "`"));
  }

  @Test
  void theManualShowsTheLinesOfThePage() throws Exception {
    String lines = site.page("/embed").selectFirst("pre code").wholeText();

    assertThat(Files.readString(Path.of("docs/EMBED.md"))).contains("```html\n" + lines + "\n```");
  }

  @Test
  void itHoldsItsStyleSheet() throws Exception {
    assertThat(site.get(SearchBox.PATH).body()).contains("SHEET.replaceSync(`:host{");
  }

  private static Set<String> found(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
