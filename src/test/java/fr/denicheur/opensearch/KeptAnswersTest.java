package fr.denicheur.opensearch;

import static fr.denicheur.posting.PostingBuilder.aPosting;
import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.engine.Fingerprint;
import fr.denicheur.lexicon.Lexicon;
import fr.denicheur.opensearch.cluster.ClusterSettings;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.result.Hits;
import fr.denicheur.rule.OwnerRules;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** A question that comes back is not sent to the cluster again while its answer is the same. */
@Isolated("a node takes a whole processor")
class KeptAnswersTest {
  private static final SearchQuery QUESTION = SearchQuery.of("dentellière");

  private final AtomicReference<OwnerRules> rules =
      new AtomicReference<>(OwnerRules.none(Lexicon.BUNDLED));
  private FaultyProxy proxy;
  private OpenSearchEngine engine;

  @BeforeEach
  void open() throws Exception {
    proxy = FaultyProxy.before(TestCluster.shared().address(0));
    engine =
        OpenSearchEngine.open(
            ClusterSettings.at(proxy.address()).named("kept").spread(1, 0),
            Duration.ofSeconds(10),
            rules::get);
    engine.begin();
    put("first");
  }

  @AfterEach
  void close() throws Exception {
    engine.close();
    proxy.close();
    TestCluster.shared().send(0, "DELETE", "/kept-*?expand_wildcards=all", "");
  }

  @Test
  void itIsAnsweredFromMemory() {
    engine.search(QUESTION); // during which the words for corrections may be read
    Hits answer = engine.search(QUESTION);
    long asked = searches();
    Hits again = engine.search(QUESTION);
    assertThat(searches()).isEqualTo(asked);
    assertThat(again.within(answer.took())).isEqualTo(answer);
  }

  @Test
  void afterAPublicationItIsAskedAnew() {
    assertThat(engine.search(QUESTION).total()).isEqualTo(1);
    put("second");
    assertThat(engine.search(QUESTION).total()).isEqualTo(2);
  }

  @Test
  void afterAChangeOfTheRulesItIsAskedAnew() {
    engine.search(QUESTION);
    engine.search(QUESTION);
    long asked = searches();
    rules.set(OwnerRules.none(Lexicon.BUNDLED));
    engine.search(QUESTION);
    assertThat(searches()).isGreaterThan(asked);
  }

  @Test
  void anAnswerThatWasCutShortIsNotKept() {
    proxy.orderAlways(FaultyProxy.CUT_SHORT);
    assertThat(engine.search(QUESTION).partial()).isTrue();
    proxy.heal();
    assertThat(engine.search(QUESTION).partial()).isFalse();
  }

  private long searches() {
    return proxy.requests().stream().filter("POST /_msearch"::equals).count();
  }

  private void put(String id) {
    engine.put(
        aPosting().withId(id).titled("Dentellière").build(), new Fingerprint("hash", null, 0));
    engine.publish();
  }
}
