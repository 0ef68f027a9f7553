package fr.denicheur.lucene;

import static fr.denicheur.posting.PostingBuilder.aPosting;
import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.engine.Fingerprint;
import fr.denicheur.engine.FoundPosting;
import fr.denicheur.posting.Facet;
import fr.denicheur.posting.Period;
import fr.denicheur.posting.Posting;
import fr.denicheur.posting.PostingBuilder;
import fr.denicheur.posting.PostingId;
import fr.denicheur.posting.RoleFamily;
import fr.denicheur.posting.Summary;
import fr.denicheur.query.Counting;
import fr.denicheur.query.Feature;
import fr.denicheur.query.Filter;
import fr.denicheur.query.Page;
import fr.denicheur.query.Restriction;
import fr.denicheur.query.Restriction.AllOf;
import fr.denicheur.query.Restriction.AnyOf;
import fr.denicheur.query.Restriction.Dated;
import fr.denicheur.query.Restriction.Having;
import fr.denicheur.query.Restriction.Not;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.query.Sort;
import fr.denicheur.result.FacetCount;
import fr.denicheur.result.Hit;
import fr.denicheur.result.Hits;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Laws that hold for any postings and any question, tried on chance from a printed seed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchLawsTest {
  private static final String[] WORDS = {
    "développeuse",
    "python",
    "santé",
    "mentale",
    "données",
    "C++",
    "l'État",
    "chargé·e",
    "design",
    "full-stack",
    "nuit",
    "école",
    "data.gouv.fr",
    "🚀",
    "à",
    "la",
    "cœur",
    "<b>",
    "R&D",
    "2021"
  };
  private static final String[] STARTUPS = {"Lapins", "lapins", "A-Just", "Pass Culture", "été"};

  private final long seed = Long.getLong("denicheur.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final List<Posting> texts = new ArrayList<>();
  private LuceneEngine engine;

  @BeforeAll
  void fill(@TempDir Path folder) {
    engine = LuceneEngine.open(folder);
    for (int i = 0; i < 300; i++) {
      engine.put(anyPosting(i), new Fingerprint("x", null, 0));
      if (i % 90 == 0) {
        engine.publish(); // several segments
      }
    }
    engine.publish();
  }

  @AfterAll
  void close() {
    engine.close();
  }

  /** A posting, every third time with a text and a trade that another has, a little changed. */
  private Posting anyPosting(int i) {
    PostingBuilder made = posting(i);
    if (!texts.isEmpty() && random.nextInt(3) == 0) {
      Posting earlier = texts.get(random.nextInt(texts.size()));
      made.text(earlier.text() + " " + any(WORDS)).inFamily(earlier.family());
    }
    texts.add(made.build());
    return texts.getLast();
  }

  private PostingBuilder posting(int i) {
    PostingBuilder posting =
        aPosting()
            .withId("p" + i)
            .titled(words(3))
            .text(words(60))
            .inFamily(any(RoleFamily.values()));
    if (random.nextBoolean()) {
      posting.atStartup(any(STARTUPS));
    }
    if (random.nextBoolean()) {
      posting.open();
    }
    if (random.nextInt(4) == 0) {
      posting.junior();
    }
    if (random.nextInt(5) > 0) {
      posting.publishedOn(LocalDate.ofEpochDay(18_000 + random.nextInt(900)).toString());
    }
    return posting;
  }

  private String words(int count) {
    List<String> words = new ArrayList<>(List.of("poste"));
    for (int i = 0; i < count; i++) {
      words.add(any(WORDS));
    }
    return String.join(random.nextInt(8) == 0 ? "\n" : " ", words);
  }

  @SafeVarargs
  private <T> T any(T... values) {
    return values[random.nextInt(values.length)];
  }

  private SearchQuery anyQuery() {
    String[] shapes = {"%s %s", "\"%s\" %s", "%s -%s", "titre:%s %s", "%s %s*", "%s(((\"%s", ""};
    return SearchQuery.of(any(shapes).replaceFirst("%s", any(WORDS)).replaceFirst("%s", any(WORDS)))
        .with(random.nextBoolean() ? Filter.NONE : anyFilter(Filter.NONE))
        .with(random.nextBoolean() ? Sort.RELEVANCE : Sort.DATE);
  }

  private Filter anyFilter(Filter filter) {
    Facet facet = any(Facet.values());
    String value =
        switch (facet.kind()) {
          case CHOICE -> any(facet.choices().keySet().toArray(String[]::new));
          case SLUG -> any(STARTUPS);
          case FLAG, MENTION -> any("true", "false");
          case PERIOD -> any("2019", "2020-03", "2021-01", "2020");
        };
    return filter.with(facet, value);
  }

  @RepeatedTest(60)
  void aFilterNeverAddsHits() {
    SearchQuery query = anyQuery();
    Filter more = anyFilter(query.filter());
    if (more.selections().size() > query.filter().selections().size()) {
      assertThat(engine.search(query.with(more)).total())
          .as("seed %s, %s", seed, query)
          .isLessThanOrEqualTo(engine.search(query).total());
    }
  }

  @RepeatedTest(60)
  void facetCountsAgreeWithAPlainCount() {
    SearchQuery query = anyQuery();
    Facet facet = any(Facet.values());
    List<Hit> all = all(query.with(without(query.filter(), facet)));
    for (FacetCount count : engine.search(query).facets().get(facet)) {
      long expected = all.stream().filter(hit -> has(hit, facet, count.value())).count();
      assertThat(count.count()).as("seed %s, %s, %s", seed, query, count).isEqualTo(expected);
    }
  }

  private static Filter without(Filter filter, Facet facet) {
    return filter.with(facet);
  }

  private static boolean has(Hit hit, Facet facet, String chosen) {
    return facet.values(hit.summary()).stream()
        .anyMatch(value ->
            facet.kind() == Facet.Kind.PERIOD
                ? new Period(chosen).contains(new Period(value))
                : chosen.equals(value));
  }

  @RepeatedTest(120)
  void searchesThatWidenAnotherAreAnsweredWithItAsAlone() {
    List<Restriction> parts =
        Stream.generate(this::anyRestriction).limit(1 + any(0, 1, 2)).toList();
    SearchQuery query =
        anyQuery()
            .with(Filter.NONE.with(new AllOf(parts)))
            .with(new Page(1, any(0, 5)))
            .withOnly(any(Feature.USUAL, Feature.PLAIN));
    List<SearchQuery> wider =
        parts.stream()
            .map(part -> counting(query, new AllOf(without(parts, part))))
            .filter(one -> one.widens(query))
            .toList();
    List<Hits> alone = new ArrayList<>(List.of(engine.search(query)));
    wider.forEach(one -> alone.add(engine.search(one)));
    assertThat(engine.search(query, wider))
        .as("seed %s, %s, %s", seed, query, wider)
        .usingRecursiveComparison()
        .ignoringFields("took")
        .isEqualTo(alone);
  }

  private Restriction anyRestriction() {
    Filter chosen = anyFilter(Filter.NONE);
    Facet facet = chosen.selections().keySet().iterator().next();
    Restriction having = new Having(facet, chosen.of(facet).iterator().next());
    LocalDate day = LocalDate.ofEpochDay(18_000 + random.nextInt(900));
    return any(
        having,
        having,
        new Not(having),
        new AnyOf(List.of(having, new Having(Facet.ROLE, any(RoleFamily.values()).id()))),
        new Dated(day, null),
        Restriction.unmet());
  }

  private static List<Restriction> without(List<Restriction> parts, Restriction part) {
    return parts.stream().filter(one -> !one.equals(part)).toList();
  }

  private SearchQuery counting(SearchQuery query, Restriction restriction) {
    Set<Facet> facets = Set.of(any(Facet.values()));
    return query
        .with(Filter.NONE.with(restriction))
        .with(new Page(1, 0))
        .with(new Counting(facets, any(1, 100), random.nextBoolean(), false))
        .with(Feature.FACETS);
  }

  @RepeatedTest(60)
  void pagesJoinWithoutGapOrOverlap() {
    SearchQuery query = anyQuery();
    List<Hit> first = hits(query.with(new Page(1, 7)));
    List<Hit> second = hits(query.with(new Page(2, 7)));
    List<Hit> both = hits(query.with(new Page(1, 14)));
    List<Hit> joined = new ArrayList<>(first);
    joined.addAll(second);
    assertThat(joined).as("seed %s, %s", seed, query).isEqualTo(both);
  }

  @RepeatedTest(60)
  void totalsAreTheNumberOfHitsAndHitsAreOrdered() {
    SearchQuery query = anyQuery();
    List<Hit> all = all(query);
    assertThat(engine.search(query).total()).as("seed %s, %s", seed, query).isEqualTo(all.size());
    assertThat(all.stream().map(Hit::score)).isSortedAccordingTo((a, b) -> Float.compare(b, a));
  }

  @RepeatedTest(60)
  void foldingLeavesThoseThatAreShownOfAllAndChangesNoneOfThem() {
    SearchQuery query = anyQuery().without(Feature.HIGHLIGHT);
    List<Hit> apart = all(query.without(Feature.COLLAPSE));
    List<Hit> shown = all(query);
    assertThat(shown.stream().map(hit -> hit.id() + " " + hit.score()))
        .as("seed %s, %s", seed, query)
        .containsExactlyElementsOf(
            apart.stream()
                .filter(hit -> hit.id().equals(shownOf(hit.id())))
                .map(hit -> hit.id() + " " + hit.score())
                .toList());
  }

  private PostingId shownOf(PostingId id) {
    FoundPosting found = engine.find(id).orElseThrow();
    List<Summary> group = new ArrayList<>(found.reposts());
    group.add(found.posting().summary());
    return group.stream().min(OPEN_THEN_NEWEST_FIRST).orElseThrow().id();
  }

  @Test
  void everyPostingIsShownOrInTheHistoryOfOneThatIs() {
    List<PostingId> seen = new ArrayList<>();
    for (Hit hit : all(SearchQuery.of(""))) {
      assertThat(hit.alsoPublished())
          .as("seed %s", seed)
          .isSortedAccordingTo(NEWEST_FIRST)
          .allMatch(one -> one.family() == hit.summary().family())
          .allMatch(one -> shownOf(one.id()).equals(hit.id()));
      seen.add(hit.id());
      hit.alsoPublished().forEach(one -> seen.add(one.id()));
    }
    assertThat(seen)
        .as("seed %s", seed)
        .containsExactlyInAnyOrderElementsOf(texts.stream().map(Posting::id).toList());
  }

  private static final Comparator<Summary> NEWEST_FIRST =
      Comparator.comparing(
              Summary::date, Comparator.nullsLast(Comparator.<LocalDate>reverseOrder()))
          .thenComparing(Summary::id);

  private static final Comparator<Summary> OPEN_THEN_NEWEST_FIRST =
      Comparator.comparing(Summary::open).reversed().thenComparing(NEWEST_FIRST);

  private List<Hit> all(SearchQuery query) {
    List<Hit> all = new ArrayList<>();
    for (int page = 1; page <= 3; page++) {
      all.addAll(hits(query.with(new Page(page, 100))));
    }
    return all;
  }

  private List<Hit> hits(SearchQuery query) {
    Hits hits = engine.search(query);
    return hits.hits();
  }
}
