package fr.denicheur.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Links of the documents lead to files, and to headings, that are there. */
class LinksTest {
  private static final int README_BYTES = 9_000;
  private static final int PICTURE_BYTES = 120_000;

  static List<Document> documents() {
    return Document.all();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyLinkWithinTheRepositoryLeadsSomewhere(Document document) {
    assertThat(document.links())
        .filteredOn(link -> !isElsewhere(link))
        .allSatisfy(link -> assertLeadsSomewhere(document, link));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyLinkToOtherHostsIsEncrypted(Document document) {
    List<String> others = document.links().stream().filter(LinksTest::isElsewhere).toList();
    others.forEach(link -> System.out.println(document + " links to " + link));

    assertThat(others).allMatch(link -> "https".equals(URI.create(link).getScheme()));
  }

  @Test
  void theReadmeIsReadInFiveMinutes() throws Exception {
    assertThat(Files.size(Path.of("README.md"))).isLessThanOrEqualTo(README_BYTES);
  }

  @Test
  void picturesAreLight() {
    List<Path> pictures =
        Document.all().stream()
            .flatMap(document ->
                document.links().stream()
                    .filter(link -> link.endsWith(".png") || link.endsWith(".svg"))
                    .map(link -> target(document, link)))
            .toList();

    assertThat(pictures)
        .isNotEmpty()
        .allSatisfy(
            picture -> assertThat(Files.size(picture)).as("%s", picture).isLessThan(PICTURE_BYTES));
  }

  private static boolean isElsewhere(String link) {
    return URI.create(link).isAbsolute();
  }

  private static void assertLeadsSomewhere(Document document, String link) {
    String[] parts = link.split("#", 2);
    Path target = parts[0].isEmpty() ? document.path() : target(document, parts[0]);
    assertThat(target).exists();
    if (parts.length == 2) {
      String anchor = URLDecoder.decode(parts[1], StandardCharsets.UTF_8);
      assertThat(Document.at(target.toString()).anchors())
          .as("#anchors of %s", target)
          .contains(anchor);
    }
  }

  private static Path target(Document document, String link) {
    return document.path().resolveSibling(link).normalize();
  }
}
