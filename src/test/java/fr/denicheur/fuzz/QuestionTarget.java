package fr.denicheur.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.lucene.LuceneEngine;
import fr.denicheur.query.Feature;
import fr.denicheur.query.Page;
import fr.denicheur.query.QuestionParser;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.query.Sort;
import fr.denicheur.query.SuggestQuery;
import fr.denicheur.result.Hit;
import fr.denicheur.result.Hits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The first byte chooses what is done beyond finding, the others are what somebody typed. */
final class QuestionTarget implements Target {
  private final LuceneEngine engine;

  QuestionTarget(Path home) throws IOException {
    engine = Sample.in(home).engine();
  }

  @Override
  public void take(byte[] input) {
    if (input.length > 0) {
      int choice = input[0];
      String typed = Sample.typed(input, 1, (choice & 0x80) != 0);
      search(Sample.cut(typed, QuestionParser.MAX_CHARACTERS), choice);
      suggest(typed.substring(0, Math.min(typed.length(), SuggestQuery.MAX_LENGTH)));
    }
  }

  private void search(String typed, int choice) {
    Set<Feature> features = EnumSet.noneOf(Feature.class);
    int bit = 1;
    for (Feature feature : Feature.values()) {
      if ((choice & bit) == 0) {
        features.add(feature);
      }
      bit <<= 1;
    }
    SearchQuery query = SearchQuery.of(typed).withOnly(features).with(new Page(1, 20));
    check(engine.search((choice & 32) == 0 ? query : query.with(Sort.DATE)));
  }

  private static void check(Hits hits) {
    assertThat(hits.hits().size()).isLessThanOrEqualTo((int) hits.total());
    for (Hit hit : hits.hits()) {
      check(hit.excerpts().title());
      check(hit.excerpts().body());
    }
  }

  private static void check(List<String> excerpts) {
    assertThat(excerpts)
        .allSatisfy(
            excerpt -> assertThat(excerpt.replaceAll("</?mark>", "")).doesNotContain("<", ">"));
  }

  private void suggest(String typed) {
    assertThat(engine.suggest(new SuggestQuery(typed, SuggestQuery.DEFAULT_SIZE)))
        .hasSizeLessThanOrEqualTo(SuggestQuery.DEFAULT_SIZE);
  }

  @Override
  public void close() {
    engine.close();
  }
}
