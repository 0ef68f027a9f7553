package fr.denicheur.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.denicheur.SharedMaterial;
import fr.denicheur.engine.Fingerprint;
import fr.denicheur.posting.Facet;
import fr.denicheur.posting.Posting;
import fr.denicheur.posting.PostingId;
import fr.denicheur.query.Page;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.result.Hit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Near-duplicates among real postings, against the shares of text that were counted exactly. */
class CorpusRepostsTest {
  private record Pair(double share, String one, String other) {}

  private final Map<String, Posting> postings = new HashMap<>();
  private final Map<String, String> shownAs = new HashMap<>();
  private final List<Pair> pairs = new ArrayList<>();

  @BeforeEach
  void foldTheCorpus(@TempDir Path folder) throws IOException {
    assumeTrue(SharedMaterial.corpus().isPresent(), "no corpus");
    PostingFiles.read(SharedMaterial.corpus().orElseThrow())
        .forEach(posting -> postings.put(posting.id().value(), posting));
    readPairs(SharedMaterial.relevance().orElseThrow().resolve("duplicates.tsv"));
    try (LuceneEngine engine = LuceneEngine.open(folder)) {
      postings.values().forEach(posting -> engine.put(posting, new Fingerprint("x", null, 0)));
      engine.publish();
      fold(engine);
    }
  }

  private void readPairs(Path file) throws IOException {
    for (String line : Files.readAllLines(file)) {
      if (!line.startsWith("#")) {
        String[] columns = line.split("\t", -1);
        pairs.add(new Pair(Double.parseDouble(columns[0]), id(columns[1]), id(columns[2])));
      }
    }
  }

  private static String id(String name) {
    return new PostingId(name).value();
  }

  private void fold(LuceneEngine engine) {
    for (int page = 1; page <= 4; page++) {
      SearchQuery all = SearchQuery.of("").with(new Page(page, 100));
      for (Hit hit : engine.search(all).hits()) {
        shownAs.put(hit.id().value(), hit.id().value());
        hit.alsoPublished().forEach(one -> shownAs.put(one.id().value(), hit.id().value()));
      }
    }
  }

  @Test
  void whatIsMostlyTheSameIsFoldedAndWhatIsNotIsNot() {
    assertThat(shownAs).hasSameSizeAs(postings);
    List<Pair> alike =
        pairs.stream().filter(pair -> pair.share() >= 0.8 && mayBeOne(pair)).toList();
    long folded = alike.stream().filter(this::isFolded).count();
    List<Pair> apart = pairs.stream().filter(pair -> pair.share() < 0.6).toList();
    List<Pair> wrong = apart.stream().filter(this::isFolded).toList();
    System.out.println(
        String.format(
            Locale.ROOT,
            "near-duplicates of %d real postings: %d of %d pairs of 0.8 and more folded, "
                + "%d of %d below 0.6, %d of %d in between, %d postings shown",
            postings.size(),
            folded,
            alike.size(),
            wrong.size(),
            apart.size(),
            between().filter(this::isFolded).count(),
            between().count(),
            shownAs.values().stream().distinct().count()));
    assertThat(wrong).isEmpty();
    assertThat(folded).isGreaterThanOrEqualTo((long) Math.ceil(0.95 * alike.size()));
    assertThat(pairs).filteredOn(this::isFolded).allMatch(this::mayBeOne);
  }

  private Stream<Pair> between() {
    return pairs.stream().filter(pair -> pair.share() >= 0.6 && pair.share() < 0.8);
  }

  private boolean isFolded(Pair pair) {
    return shownAs.get(pair.one()).equals(shownAs.get(pair.other()));
  }

  private boolean mayBeOne(Pair pair) {
    Posting one = postings.get(pair.one());
    Posting other = postings.get(pair.other());
    return one.family() == other.family()
        && mayMeet(Facet.STARTUP, one, other)
        && mayMeet(Facet.PLACE, one, other);
  }

  private static boolean mayMeet(Facet facet, Posting one, Posting other) {
    List<String> values = lettersOf(facet, one);
    List<String> others = lettersOf(facet, other);
    return values.isEmpty() || others.isEmpty() || !Collections.disjoint(values, others);
  }

  private static List<String> lettersOf(Facet facet, Posting posting) {
    return facet.values(posting.summary()).stream()
        .map(slug -> slug.replaceAll("[^\\p{L}\\p{N}]", ""))
        .toList();
  }
}
