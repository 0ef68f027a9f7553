package fr.denicheur.opensearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.denicheur.SharedMaterial;
import fr.denicheur.engine.PostingKeeper;
import fr.denicheur.lexicon.RoleFamilies;
import fr.denicheur.lucene.LuceneEngine;
import fr.denicheur.posting.Facet;
import fr.denicheur.query.Feature;
import fr.denicheur.query.Filter;
import fr.denicheur.query.Match;
import fr.denicheur.query.Page;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.query.SimilarQuery;
import fr.denicheur.query.Sort;
import fr.denicheur.query.SuggestQuery;
import fr.denicheur.result.Hit;
import fr.denicheur.result.Hits;
import fr.denicheur.result.SimilarHit;
import fr.denicheur.result.Suggestion;
import fr.denicheur.sync.Sources;
import fr.denicheur.sync.Synchronizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A cluster answers as an index in this process does, on one shard and on three. Uses the real
 * postings and judged queries, if the shared material is there. Each test prints its figures.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Isolated("a node takes a whole processor")
class ParityTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2024-06-01T10:00:00Z"), ZoneId.of("Europe/Paris"));

  private static final int FIVE = 5;
  private static final double LEAST_SHARED = 0.99;
  private static final double LEAST_IN_ORDER = 0.95;
  private static final double LEAST_CORRECTIONS = 0.98;

  /** Words that go on come from a sample of postings, which differs from one index to the next. */
  private static final double LEAST_SUGGESTED = 0.9;

  private Path relevance;
  private LuceneEngine local;
  private final List<OpenSearchEngine> clusters = new ArrayList<>();

  @BeforeAll
  void index(@TempDir Path index) throws IOException, InterruptedException {
    assumeTrue(SharedMaterial.corpus().isPresent(), "no corpus");
    assumeTrue(SharedMaterial.relevance().isPresent(), "no judgments");
    relevance = SharedMaterial.relevance().orElseThrow();
    TestCluster nodes = TestCluster.shared();
    local = LuceneEngine.open(index);
    fill(local);
    for (int shards : List.of(1, 3)) {
      OpenSearchEngine engine = Engines.open(nodes, "parity" + shards, shards);
      clusters.add(engine);
      fill(engine);
    }
  }

  private static void fill(PostingKeeper keeper) {
    Path corpus = SharedMaterial.corpus().orElseThrow();
    new Synchronizer(keeper, Sources.of(List.of(corpus)), RoleFamilies.bundled(), CLOCK).run();
  }

  @AfterAll
  void close() {
    clusters.forEach(OpenSearchEngine::close);
    if (local != null) {
      local.close();
    }
  }

  private OpenSearchEngine cluster(int shards) {
    return clusters.get(shards == 1 ? 0 : 1);
  }

  private List<String> queries() throws IOException {
    return Files.readAllLines(relevance.resolve("queries.tsv")).stream()
        .filter(line -> !line.startsWith("#") && !line.isBlank())
        .map(line -> line.split("\t", -1)[1])
        .toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void judgedQueriesAreAnsweredAlike(int shards) throws IOException {
    compare("judged queries", shards, queries().stream().map(SearchQuery::of).toList());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void everyWayToAskIsAnsweredAlike(int shards) throws IOException {
    compare("questions of all kinds", shards, questions());
  }

  /** Returns 200 questions, made from the words of the judged ones. */
  private List<SearchQuery> questions() throws IOException {
    List<String> words =
        queries().stream()
            .flatMap(query -> Stream.of(query.toLowerCase(Locale.FRENCH).split("[^\\p{L}+#-]+")))
            .filter(word -> word.length() > 3)
            .distinct()
            .toList();
    List<Function<Integer, SearchQuery>> kinds =
        List.of(
            i -> SearchQuery.of("\"" + words.get(i) + " " + words.get(i + 1) + "\""),
            i -> SearchQuery.of(words.get(i).substring(0, 4) + "*"),
            i -> SearchQuery.of(words.get(i) + " -" + words.get(i + 1)),
            i -> SearchQuery.of("titre:" + words.get(i)),
            i -> SearchQuery.of("role:" + words.get(i) + " " + words.get(i + 2)),
            i -> SearchQuery.of(words.get(i) + " en télétravail"),
            i -> SearchQuery.of(words.get(i) + " CDI Paris"),
            i -> SearchQuery.of(words.get(i) + " sauf stage"),
            i -> SearchQuery.of(words.get(i) + " " + words.get(i + 1)).with(Match.ALL),
            i -> SearchQuery.of(words.get(i) + " " + words.get(i + 1)).with(Match.ANY),
            i -> SearchQuery.of(words.get(i)).with(Sort.DATE),
            i -> SearchQuery.of(words.get(i)).with(Sort.OPEN),
            i ->
                SearchQuery.of(words.get(i))
                    .with(Filter.NONE.with(Facet.ROLE, "developpement").with(Facet.OPEN, "false")),
            i -> SearchQuery.of(words.get(i)).with(Filter.NONE.with(Facet.MONTH, "2022")),
            i -> SearchQuery.of(words.get(i) + " " + words.get(i + 3)).with(new Page(2, 10)),
            i -> SearchQuery.of(words.get(i).substring(0, 4)).with(Feature.PREFIX),
            i -> SearchQuery.of(words.get(i)).without(Feature.COLLAPSE),
            i -> SearchQuery.of(String.join(" ", words.subList(i, Math.min(words.size(), i + 6)))),
            i -> SearchQuery.of(words.get(i) + " 3 jours par semaine débutant accepté"),
            i -> SearchQuery.of("-" + words.get(i)));
    return IntStream.range(0, 200)
        .mapToObj(i -> kinds.get(i % kinds.size()).apply((i * 7) % (words.size() - 3)))
        .toList();
  }

  private void compare(String what, int shards, List<SearchQuery> queries) {
    double shared = 0;
    int inOrder = 0;
    int totals = 0;
    int facets = 0;
    int corrections = 0;
    List<String> others = new ArrayList<>();
    for (SearchQuery query : queries) {
      Hits here = local.search(query);
      Hits there = cluster(shards).search(query);
      shared += shared(ids(here), ids(there));
      boolean isSame =
          ids(here).equals(ids(there))
              && here.total() == there.total()
              && here.facets().equals(there.facets());
      inOrder += ids(here).equals(ids(there)) ? 1 : 0;
      totals += here.total() == there.total() && here.related() == there.related() ? 1 : 0;
      facets += here.facets().equals(there.facets()) ? 1 : 0;
      corrections += here.understood().equals(there.understood()) ? 1 : 0;
      if (!isSame) {
        others.add(query.question().written() + " " + here.total() + "/" + there.total());
      }
    }
    int all = queries.size();
    System.out.printf(
        Locale.ROOT,
        "%s, %d shards: first ten %.4f shared, %d of %d in order, totals %d, facets %d, understood"
            + " %d; other answers: %s%n",
        what,
        shards,
        shared / all,
        inOrder,
        all,
        totals,
        facets,
        corrections,
        others);
    assertThat(shared / all).as("shared").isGreaterThanOrEqualTo(LEAST_SHARED);
    assertThat((double) inOrder / all).as("in order").isGreaterThanOrEqualTo(LEAST_IN_ORDER);
    assertThat(totals).as("totals").isEqualTo(all);
    assertThat(facets).as("facets").isEqualTo(all);
    assertThat((double) corrections / all).isGreaterThanOrEqualTo(LEAST_CORRECTIONS);
  }

  private static List<String> ids(Hits hits) {
    return hits.hits().stream().map(hit -> hit.summary().id().value()).toList();
  }

  private static double shared(List<String> one, List<String> other) {
    if (one.isEmpty() && other.isEmpty()) {
      return 1;
    }
    Set<String> both = new HashSet<>(one);
    both.retainAll(other);
    return (double) both.size() / Math.max(one.size(), other.size());
  }

  /** What a person reads of a hit is worked out by the same code, from what the cluster kept. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void excerptsAndReasonsAreTheSame(int shards) throws IOException {
    for (String words : queries()) {
      SearchQuery query = SearchQuery.of(words).with(Feature.EXPLAIN);
      List<Hit> here = local.search(query).hits();
      List<Hit> there = cluster(shards).search(query).hits();
      for (int i = 0; i < Math.min(here.size(), there.size()); i++) {
        if (here.get(i).summary().equals(there.get(i).summary())) {
          assertThat(there.get(i).excerpts()).as(words).isEqualTo(here.get(i).excerpts());
          assertThat(there.get(i).why()).as(words).isEqualTo(here.get(i).why());
          assertThat(there.get(i).alsoPublished()).isEqualTo(here.get(i).alsoPublished());
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void suggestionsAreAlike(int shards) throws IOException {
    int alike = 0;
    List<String> others = new ArrayList<>();
    List<String> beginnings =
        queries().stream().map(query -> query.substring(0, Math.min(query.length(), 5))).toList();
    for (String beginning : beginnings) {
      List<String> here = texts(local.suggest(new SuggestQuery(beginning, FIVE)));
      List<String> there = texts(cluster(shards).suggest(new SuggestQuery(beginning, FIVE)));
      long shared = there.stream().filter(here::contains).count();
      boolean isAlike = shared >= Math.min(FIVE - 1, here.size());
      alike += isAlike ? 1 : 0;
      others.addAll(isAlike ? List.of() : List.of(beginning + here + there));
    }
    System.out.printf(
        Locale.ROOT,
        "%d shards: %d of %d suggested alike; others %s%n",
        shards,
        alike,
        beginnings.size(),
        others);
    assertThat((double) alike / beginnings.size()).isGreaterThanOrEqualTo(LEAST_SUGGESTED);
  }

  /** Counts of words that go on are projected from a sample, and differ. */
  private static List<String> texts(List<Suggestion> suggestions) {
    return suggestions.stream().map(one -> one.kind() + " " + one.text()).toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void similarPostingsAreTheSame(int shards) throws IOException {
    int same = 0;
    List<Hit> models = local.search(SearchQuery.of("").with(new Page(1, 60))).hits();
    for (Hit model : models) {
      SimilarQuery query = SimilarQuery.to(model.summary().id());
      List<SimilarHit> here = local.similar(query).orElseThrow();
      List<SimilarHit> there = cluster(shards).similar(query).orElseThrow();
      same += similar(here).equals(similar(there)) ? 1 : 0;
    }
    System.out.printf(
        Locale.ROOT, "%d shards: %d of %d similar alike%n", shards, same, models.size());
    assertThat((double) same / models.size()).isGreaterThanOrEqualTo(LEAST_IN_ORDER);
  }

  private static List<String> similar(List<SimilarHit> hits) {
    return hits.stream().map(one -> one.hit().summary().id() + " " + one.shared()).toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void misspeltWordsAreCorrectedAlike(int shards) throws IOException {
    int alike = 0;
    Set<String> typed = new TreeSet<>();
    for (String line : Files.readAllLines(relevance.resolve("typos.tsv"))) {
      if (!line.startsWith("#")) {
        typed.addAll(List.of(line.split("\t", -1)));
      }
    }
    List<String> others = new ArrayList<>();
    for (String words : typed) {
      boolean isSame =
          local
              .search(SearchQuery.of(words))
              .understood()
              .equals(cluster(shards).search(SearchQuery.of(words)).understood());
      alike += isSame ? 1 : 0;
      others.addAll(isSame ? List.of() : List.of(words));
    }
    System.out.printf(
        Locale.ROOT,
        "%d shards: %d of %d corrected alike; others %s%n",
        shards,
        alike,
        typed.size(),
        others);
    assertThat((double) alike / typed.size()).isGreaterThanOrEqualTo(LEAST_CORRECTIONS);
  }
}
