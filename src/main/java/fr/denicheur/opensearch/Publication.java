package fr.denicheur.opensearch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.denicheur.lexicon.Lexicon;
import fr.denicheur.lucene.index.IndexField;
import fr.denicheur.lucene.index.Labels;
import fr.denicheur.lucene.scoring.KnownPhraseQuery;
import fr.denicheur.lucene.spelling.KnownWords;
import fr.denicheur.lucene.spelling.LuceneVocabulary;
import fr.denicheur.lucene.spelling.WrittenWord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.jspecify.annotations.Nullable;

/**
 * What the cluster said as of one publication. It is asked once for each word, many at a time,
 * because words of questions and their synonyms come back. Any thread may ask.
 */
final class Publication {
  /** Words that are remembered: some 20 MB. Beyond, all are asked for again. */
  private static final int MAX_REMEMBERED = 100_000;

  private final long number;
  private final int postings;
  private final int shards;
  private final Counts counts;
  private final Map<Query, Integer> known = new ConcurrentHashMap<>();
  private final Map<String, List<String>> startups = new ConcurrentHashMap<>();
  private final KeptAnswers answers = new KeptAnswers();

  /**
   * @param number later publications have higher numbers
   * @param postings how many postings there are
   * @param shards in how many parts they are kept
   */
  Publication(long number, int postings, int shards, Counts counts) {
    this.number = number;
    this.postings = postings;
    this.shards = shards;
    this.counts = counts;
  }

  long number() {
    return number;
  }

  /** How many postings there are. */
  int postings() {
    return postings;
  }

  /** In how many parts they are kept. */
  int shards() {
    return shards;
  }

  /** The answers that were found in it. */
  KeptAnswers answers() {
    return answers;
  }

  /** Counts further values of its postings. */
  Counts counts() {
    return counts;
  }

  /** Returns how many postings a query matches; null if that was not asked yet. */
  @Nullable Integer count(Query query) {
    return known.get(query);
  }

  /** Returns the startups whose names have these letters; null if that was not asked yet. */
  @Nullable List<String> startups(String letters) {
    return startups.get(letters);
  }

  /** Asks the cluster for what is not known, and remembers its answers. */
  void ask(Collection<Query> queries, Collection<String> letters) {
    if (known.size() + startups.size() > MAX_REMEMBERED) {
      known.clear();
      startups.clear();
    }
    List<Query> unknown = queries.stream().filter(one -> !known.containsKey(one)).toList();
    if (unknown.isEmpty() && letters.isEmpty()) {
      return;
    }
    Counts.Counted counted = counts.of(unknown, letters);
    known.putAll(counted.postings());
    letters.forEach(one -> startups.put(one, counted.startups().getOrDefault(one, List.of())));
  }

  /**
   * Returns the printer for what its postings hold of some queries. It asks for the phrases that
   * have a meaning of their own: they are many, mostly no posting holds them, and they come back
   * with other questions. Of other words it uses what is known.
   */
  QueryPrinter printer(List<Query> queries) {
    KnownPhrases phrases = new KnownPhrases();
    queries.forEach(query -> query.visit(phrases));
    ask(phrases.found, Set.of());
    return new QueryPrinter(part -> known.getOrDefault(part, 1) > 0);
  }

  /** Prints a query without the parts that no posting holds. */
  ObjectNode printed(Query query) {
    return printer(List.of(query)).print(query);
  }

  /** Names startups, places and technologies by their most frequent spelling. */
  Labels labels() {
    Map<String, Map<String, Integer>> ofStartups = new HashMap<>();
    counts
        .allBy(
            everything(), Mapping.name(IndexField.STARTUP), Mapping.name(IndexField.STARTUP_LABEL))
        .forEach((pair, holding) ->
            ofStartups
                .computeIfAbsent(pair.getFirst(), slug -> new TreeMap<>())
                .put(pair.getLast(), holding));
    Map<String, Integer> ofConditions = new HashMap<>();
    counts
        .allBy(everything(), Mapping.name(IndexField.CONDITION_LABEL))
        .forEach((pair, holding) -> ofConditions.put(pair.getFirst(), holding));
    return Labels.of(ofStartups, ofConditions);
  }

  /** Returns the words that a misspelt word may stand for. */
  KnownWords words(Lexicon lexicon) {
    List<WrittenWord> words = new ArrayList<>(LuceneVocabulary.ofLexicon(lexicon));
    words.addAll(written());
    return KnownWords.of(words);
  }

  /** Returns the words of all titles and texts, each spelling apart. */
  Collection<WrittenWord> written() {
    Map<String, Integer> written = new HashMap<>();
    for (String field : List.of(Mapping.TITLE_WORD, Mapping.BODY_WORD)) {
      counts
          .allBy(everything(), field)
          .forEach((word, holding) -> written.merge(word.getFirst(), holding, Integer::sum));
    }
    return written.entrySet().stream()
        .map(word -> WrittenWord.of(word.getKey(), word.getValue()))
        .toList();
  }

  /** Gathers the phrases of queries that have a meaning of their own. */
  private static final class KnownPhrases extends QueryVisitor {
    private final Set<Query> found = new LinkedHashSet<>();

    @Override
    public QueryVisitor getSubVisitor(Occur occur, Query parent) {
      if (parent instanceof KnownPhraseQuery known) {
        found.add(known.phrase());
      }
      return this;
    }
  }

  /** Matches all postings. */
  static ObjectNode everything() {
    return QueryPrinter.whole(MatchAllDocsQuery.INSTANCE);
  }
}
