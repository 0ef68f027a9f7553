package fr.denicheur.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.denicheur.SharedMaterial;
import fr.denicheur.engine.Fingerprint;
import fr.denicheur.lexicon.RoleFamilies;
import fr.denicheur.posting.Condition;
import fr.denicheur.posting.Conditions;
import fr.denicheur.posting.Facet;
import fr.denicheur.posting.GeneratedPostings;
import fr.denicheur.posting.Posting;
import fr.denicheur.posting.PostingId;
import fr.denicheur.posting.Startup;
import fr.denicheur.posting.Startup.Tag;
import fr.denicheur.posting.Summary;
import fr.denicheur.query.Feature;
import fr.denicheur.query.Filter;
import fr.denicheur.query.Page;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.query.Sort;
import fr.denicheur.reading.PostingReader;
import fr.denicheur.result.FacetCount;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The count of a value is the total of the same search with that value chosen alone in its facet:
 * for every value that is counted, on chance questions and filters from a printed seed. {@code
 * -Ddenicheur.clicks=100000} tries as many values as were asked for once.
 */
class FacetClicksTest {
  private static final int CLICKS = Integer.getInteger("denicheur.clicks", 3_000);
  private static final int GENERATED = 600;
  private static final Set<Feature> FREE_TO_CHOOSE =
      Set.of(Feature.TYPOS, Feature.PREFIX, Feature.COLLAPSE);
  private static final List<String> SHAPES =
      List.of("%s", "%s %s", "%s %s %s %s", "%s %s ", "\"%s %s\"", "%s -%s", "%s*", "titre:%s", "");
  private static final List<String> TOWNS = List.of("Lyon", "Brest", "Nantes");

  private final long seed = Long.getLong("denicheur.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final Map<Facet, List<String>> values = new EnumMap<>(Facet.class);

  @Test
  void amongGeneratedPostings(@TempDir Path folder) {
    assertEveryClickGivesItsCount(generated(), folder);
  }

  @Test
  void amongRealPostings(@TempDir Path folder) throws IOException {
    assumeTrue(SharedMaterial.corpus().isPresent(), "no corpus");
    assertEveryClickGivesItsCount(PostingFiles.read(SharedMaterial.corpus().orElseThrow()), folder);
  }

  private void assertEveryClickGivesItsCount(List<Posting> postings, Path folder) {
    try (LuceneEngine engine = LuceneEngine.open(folder)) {
      for (int i = 0; i < postings.size(); i++) {
        engine.put(postings.get(i), new Fingerprint("x", null, 0));
        if (i % 150 == 0) {
          engine.publish(); // several segments
        }
      }
      engine.publish();
      noteValues(postings);
      int clicks = 0;
      int questions = 0;
      while (clicks < CLICKS) {
        clicks += clicksAfter(anyQuery(postings), engine);
        questions++;
      }
      System.out.println(
          String.format(
              Locale.ROOT,
              "%d values of %d questions on %d postings: each count is what a click gives",
              clicks,
              questions,
              postings.size()));
    }
  }

  private int clicksAfter(SearchQuery query, LuceneEngine engine) {
    int clicks = 0;
    Map<Facet, List<FacetCount>> facets = engine.search(query.with(Feature.FACETS)).facets();
    assertThat(facets.keySet()).containsExactly(Facet.values());
    for (Facet facet : facets.keySet()) {
      for (FacetCount count : facets.get(facet)) {
        SearchQuery clicked = query.with(query.filter().with(facet, count.value()));
        assertThat(engine.search(random.nextBoolean() ? clicked : clicked.with(Feature.FACETS)))
            .as("seed %s: %s, %s of %s", seed, query, count, facet)
            .extracting(hits -> hits.total())
            .isEqualTo(count.count());
        clicks++;
      }
    }
    return clicks;
  }

  private SearchQuery anyQuery(List<Posting> postings) {
    String typed = any(SHAPES);
    Posting posting = any(postings);
    while (typed.contains("%s")) {
      Posting said = random.nextInt(3) == 0 ? any(postings) : posting;
      List<String> words =
          List.of((random.nextBoolean() ? said.title() : said.text()).strip().split("\\s+"));
      typed = typed.replaceFirst("%s", any(words).replaceAll("[\\\\$\"%]", ""));
    }
    SearchQuery query = SearchQuery.of(typed).with(new Page(1, random.nextInt(3)));
    Set<Feature> features =
        Set.copyOf(FREE_TO_CHOOSE.stream().filter(one -> random.nextInt(4) > 0).toList());
    Filter filter = Filter.NONE;
    for (int i = random.nextInt(4); i > 0; i--) {
      filter = anyFilter(filter);
    }
    return query.withOnly(features).with(filter).with(any(List.of(Sort.values())));
  }

  private Filter anyFilter(Filter filter) {
    Facet facet = any(List.of(Facet.values()));
    List<String> possible = values.get(facet);
    return facet.kind() == Facet.Kind.MENTION || random.nextBoolean()
        ? filter.with(facet, any(possible))
        : filter.with(facet, any(possible), any(possible));
  }

  /** Notes the values of all postings, years, and values of none. */
  private void noteValues(List<Posting> postings) {
    for (Facet facet : Facet.values()) {
      List<String> all = new ArrayList<>();
      postings.forEach(posting -> all.addAll(facet.values(posting.summary())));
      switch (facet.kind()) {
        case CHOICE -> all.addAll(facet.choices().keySet());
        case SLUG -> all.add("inconnu");
        case FLAG, MENTION -> all.addAll(List.of("true", "false"));
        case PERIOD -> List.copyOf(all).forEach(month -> all.add(month.substring(0, 4)));
      }
      values.put(facet, all);
    }
  }

  /** Postings of which every third has the text of another, and other facts. */
  private List<Posting> generated() {
    GeneratedPostings texts = new GeneratedPostings(seed);
    PostingReader reader = new PostingReader(RoleFamilies.bundled(), Clock.systemUTC());
    List<Posting> postings = new ArrayList<>();
    while (postings.size() < GENERATED) {
      Posting read =
          reader
              .read(new PostingId("p"), "p", texts.next().getBytes(StandardCharsets.UTF_8))
              .posting()
              .orElseThrow();
      Posting text = postings.isEmpty() || random.nextInt(3) > 0 ? read : any(postings);
      postings.add(withOtherFacts(text, read.startup(), "p" + postings.size()));
    }
    return postings;
  }

  /** Says of every other startup what a catalogue might. */
  private static Startup described(Startup startup) {
    if (startup == null || startup.slug().hashCode() % 2 == 0) {
      return startup;
    }
    List<Tag> themes = List.of(new Tag("sante", "Santé"), new Tag("emploi", "Emploi"));
    return new Startup(
        startup.slug(),
        startup.label(),
        "Un service pour toutes et tous.",
        List.of(new Tag("dinum", "Direction du numérique")),
        themes.subList(0, Math.floorMod(startup.slug().length(), 3)));
  }

  private Posting withOtherFacts(Posting text, Startup other, String id) {
    List<Condition> conditions = new ArrayList<>(text.conditions().all());
    if (random.nextInt(3) == 0) {
      String town = any(TOWNS);
      conditions.add(
          new Condition(Condition.Kind.PLACE, Facet.PLACE.slugOf(town), town, "À " + town));
    }
    return new Posting(
        new Summary(
            new PostingId(id),
            text.title() + (random.nextInt(4) == 0 ? " encore" : ""),
            text.family(),
            described(random.nextInt(4) > 0 ? text.startup() : random.nextBoolean() ? other : null),
            random.nextBoolean(),
            random.nextInt(4) == 0,
            random.nextInt(5) == 0 ? null : LocalDate.ofEpochDay(18_000 + random.nextInt(900)),
            new Conditions(conditions)),
        text.role(),
        text.details(),
        text.markdown(),
        text.text());
  }

  private <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
