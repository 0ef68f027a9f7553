package fr.denicheur.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.denicheur.lucene.index.IndexField;
import fr.denicheur.lucene.index.Labels;
import fr.denicheur.lucene.index.Ranking;
import fr.denicheur.lucene.spelling.WrittenWord;
import fr.denicheur.lucene.suggest.NameTallies;
import fr.denicheur.lucene.suggest.Sampling;
import fr.denicheur.lucene.suggest.SuggestionDictionary;
import fr.denicheur.lucene.suggest.Tally;
import fr.denicheur.posting.RoleFamily;
import fr.denicheur.posting.Startup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

/**
 * What suggestions need of a cluster: names and words with their counts, and a sample of the
 * postings that hold what was typed.
 */
final class ClusterSuggestions {
  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]");
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private ClusterSuggestions() {}

  /** Returns the names and words to suggest. */
  static SuggestionDictionary dictionary(Publication publication, Labels labels) {
    Counts counts = publication.counts();
    Map<String, Tally> stems = new HashMap<>();
    counts
        .by(Publication.everything(), Mapping.STEM)
        .forEach((stem, tally) -> stems.put(stem.getFirst(), tally));
    Map<String, Compound> compounds = compounds(counts);
    try {
      return SuggestionDictionary.of(
          names(counts, labels),
          publication.written(),
          stems,
          (word, stem) -> spelt(word, compounds.get(word.text())));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make suggestions", e);
    }
  }

  private static NameTallies names(Counts counts, Labels labels) {
    Map<RoleFamily, Tally> families = new EnumMap<>(RoleFamily.class);
    shown(counts, Mapping.name(IndexField.ROLE))
        .forEach(
            (id, tally) -> RoleFamily.withId(id).ifPresent(family -> families.put(family, tally)));
    Map<Startup, Tally> startups = new HashMap<>();
    shown(counts, Mapping.name(IndexField.STARTUP))
        .forEach((slug, tally) -> startups.put(labels.startup(slug), tally));
    return new NameTallies(
        families,
        startups,
        shown(counts, Mapping.name(IndexField.ROLE_TITLE)),
        shown(counts, Mapping.TITLE));
  }

  private static Map<String, Tally> shown(Counts counts, String field) {
    Map<String, Tally> tallies = new HashMap<>();
    counts
        .by(Searches.shown(), field)
        .forEach((value, tally) -> tallies.put(value.getFirst(), tally));
    return tallies;
  }

  /**
   * A way to write a word as a compound.
   *
   * @param postings how many write it so
   */
  private record Compound(String written, int postings) {}

  /** Returns a word as most postings write it. */
  private static String spelt(WrittenWord word, @Nullable Compound compound) {
    return compound != null && 2 * compound.postings > word.postings()
        ? compound.written
        : word.text();
  }

  /** Returns the most frequent way to write each compound, by its letters. */
  private static Map<String, Compound> compounds(Counts counts) {
    Map<String, Compound> most = new HashMap<>();
    counts
        .allBy(Publication.everything(), Mapping.COMPOUND)
        .forEach((written, holding) -> {
          Compound compound = new Compound(written.getFirst(), holding);
          most.merge(
              NO_LETTERS.matcher(compound.written).replaceAll(""),
              compound,
              BinaryOperator.maxBy(Comparator.comparingInt(Compound::postings)));
        });
    return most;
  }

  /** Returns the sampling of a cluster. */
  static Sampling sampling(ClusterIndex index) {
    return terms -> {
      ObjectNode body = JSON.objectNode().put("size", Ranking.SUGGEST_SAMPLE);
      body.put("track_total_hits", false);
      body.set("query", QueryPrinter.whole(Sampling.all(terms)));
      List<KeptPosting> sample = new ArrayList<>();
      for (JsonNode hit : index.searches().search(body).path("hits").path("hits")) {
        sample.add(KeptPosting.read(hit.path("_source")));
      }
      return new Sampling.Sample(
          index.pages().snapshot(sample, index.labels(), index.today()),
          IntStream.range(0, sample.size()).boxed().toList(),
          sample.size() < Ranking.SUGGEST_SAMPLE
              ? sample.size()
              : holding(index.publication().counts(), terms));
    };
  }

  /** Returns about how many postings hold all of some terms. */
  private static int holding(Counts counts, List<Term> terms) {
    Collection<Query> queries = terms.stream().<Query>map(TermQuery::new).toList();
    return counts.of(queries, Set.of()).postings().values().stream()
        .mapToInt(count -> count)
        .min()
        .orElse(0);
  }
}
