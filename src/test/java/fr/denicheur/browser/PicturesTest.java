package fr.denicheur.browser;

import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.browser.Browser.Theme;
import fr.denicheur.site.SiteServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The pictures of the documents show what readers see of the five postings in {@code seeds}. {@code
 * mvn test -Dtest=PicturesTest -Ddenicheur.pictures=docs/pictures} makes those of the repository
 * anew; without the property they go to {@code target/pictures}.
 */
@NeedsChromium
class PicturesTest {
  private static final long BYTES = 120_000;

  private static final Path FOLDER =
      Path.of(
          Optional.ofNullable(System.getProperty("denicheur.pictures")).orElse("target/pictures"));

  /** What the owner of another site writes, on a page that has a look of its own. */
  private static final String PAGE =
      "<style>:root{color-scheme:light dark}"
          + "body{font:1.05rem/1.5 Georgia,serif;max-width:44rem;margin:1.5rem auto;padding:0 1rem}"
          + "denicheur-search{--denicheur-accent:light-dark(#1b6b4a,#7fd1ae);"
          + "--denicheur-accent-text:light-dark(#fff,#000);"
          + "--denicheur-link:light-dark(#1b6b4a,#7fd1ae)}</style>"
          + "<p>Nous recrutons toute l’année, partout en France.</p>"
          + "<script src='%s' async></script><denicheur-search size='2'></denicheur-search>";

  @TempDir private static Path folder;

  private static SiteServer site;
  private static HostSite host;
  private static Browser browser;

  @BeforeAll
  static void start() throws Exception {
    Files.createDirectories(FOLDER);
    site = SiteServer.overFolder(Path.of("seeds"), folder.resolve("index"), SiteServer.PLAIN);
    host = new HostSite();
    browser = Browser.start();
  }

  @AfterAll
  static void stop() throws Exception {
    browser.close();
    host.close();
    site.close();
  }

  @ParameterizedTest
  @EnumSource
  void theSearchPage(Theme theme) throws Exception {
    browser.prefer(theme);
    browser.width(1000, 1);
    browser.open(site.at("/?q=sant%C3%A9+mentale+communication"));

    assertThat(new SearchScreen(browser).titles()).contains("CHARGÉE OU CHARGÉ DE COMMUNICATION");
    photograph("search", theme, 760);
  }

  @ParameterizedTest
  @EnumSource
  void theBoxOnAnotherSite(Theme theme) throws Exception {
    browser.prefer(theme);
    browser.width(760, 1);
    browser.open(host.page("/", "", PAGE.replace("%s", site.at("/embed/denicheur.js").toString())));
    EmbeddedBox box = EmbeddedBox.in(browser).search("communication");

    assertThat(box.titles()).contains("CHARGÉE OU CHARGÉ DE COMMUNICATION");
    photograph("box", theme, 620);
  }

  private static void photograph(String name, Theme theme, int height) throws Exception {
    Path picture = FOLDER.resolve(name + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png");
    browser.photograph(picture, height);
    assertThat(Files.size(picture)).as("bytes of %s", picture).isBetween(1L, BYTES);
  }
}
