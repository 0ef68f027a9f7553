package fr.denicheur.lucene.question;

import fr.denicheur.lexicon.Synonyms.Alternative;
import fr.denicheur.lexicon.Synonyms.Nearness;
import fr.denicheur.lucene.index.AnalyzedWord;
import fr.denicheur.lucene.index.IndexField;
import fr.denicheur.lucene.index.Ranking;
import fr.denicheur.lucene.index.Ranking.Constant;
import fr.denicheur.lucene.question.Piece.Stress;
import fr.denicheur.lucene.spelling.Vocabulary;
import fr.denicheur.posting.RoleFamily;
import fr.denicheur.posting.Startup;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.CombinedFieldQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** Builds the queries for words, phrases and prefixes, weighed by a {@link Ranking}. */
public final class WordQueries {
  /** Reasons and excerpts take words for a phrase if at most this many words stand between them. */
  public static final int STANDING_SLOP = 2;

  /** A startup name of more words than this is not looked up in a question. */
  private static final int LONGEST_NAME = 5;

  private final Ranking ranking;
  private final Map<IndexField, Float> fields;
  private final Vocabulary vocabulary;
  private final PhraseCache phrases;

  public WordQueries(Ranking ranking, Vocabulary vocabulary, PhraseCache phrases) {
    this.ranking = ranking;
    this.fields = ranking.fields();
    this.vocabulary = vocabulary;
    this.phrases = phrases;
  }

  /**
   * Matches postings that hold any of the pieces, said in any way, or whose trade is one of some;
   * every further piece raises the score.
   */
  Query any(List<Piece> pieces, Map<RoleFamily, Float> trades) throws IOException {
    Query any = new CoverageQuery(covered(pieces), ranking.of(Constant.COVERAGE_QUESTION));
    if (trades.isEmpty()) {
      return any;
    }
    float importance = 0;
    BooleanQuery.Builder either = new BooleanQuery.Builder().add(any, Occur.SHOULD);
    for (Piece piece : pieces) {
      importance += weight(piece.stress()) * importance(piece);
    }
    for (Map.Entry<RoleFamily, Float> trade : trades.entrySet()) {
      Query same = new ConstantScoreQuery(term(IndexField.ROLE, trade.getKey().id()));
      float weight = importance * trade.getValue() * ranking.of(Constant.TRADE_ALONE);
      either.add(new BoostQuery(same, weight), Occur.SHOULD);
    }
    return either.build();
  }

  private Map<Query, Float> covered(List<Piece> pieces) throws IOException {
    Map<Query, Float> importances = new LinkedHashMap<>();
    for (Piece piece : pieces) {
      importances.put(said(piece), weight(piece.stress()) * importance(piece));
      List<Query> longer = longer(piece);
      if (!longer.isEmpty()) {
        float weight = ranking.of(Constant.WAY_LONGER);
        importances.put(new DisjunctionMaxQuery(longer, 0), weight * importance(piece));
      }
    }
    return importances;
  }

  /** Returns the longer words that a finished one begins; they count apart from it. */
  private List<Query> longer(Piece piece) throws IOException {
    List<Query> longer = new ArrayList<>();
    for (Alternative way : piece.alternatives()) {
      if (way.nearness() == Nearness.LONGER && isHeld(way)) {
        longer.add(weighed(said(way, piece), weight(way, 1) * evened(piece, way)));
      }
    }
    return longer;
  }

  private float weight(Stress stress) {
    return switch (stress) {
      case ASIDE -> ranking.of(Constant.STRESS_ASIDE);
      case PLAIN -> 1;
      case DECISIVE -> ranking.of(Constant.STRESS_DECISIVE);
    };
  }

  /** Matches a piece as typed or in another way; the best way counts. */
  private Query said(Piece piece) throws IOException {
    List<Query> ways = new ArrayList<>();
    float stress = weight(piece.stress());
    ways.add(weighed(typed(piece), stress));
    if (!piece.inner().isEmpty()) {
      ways.add(weighed(known(piece.words(), ranking.of(Constant.NAMED_PHRASE_FIELD)), stress));
    }
    for (Alternative way : piece.alternatives()) {
      if (way.nearness() != Nearness.LONGER && isHeld(way)) {
        ways.add(weighed(said(way, piece), weight(way, stress) * evened(piece, way)));
      }
    }
    return ways.size() == 1 ? ways.getFirst() : new DisjunctionMaxQuery(ways, 0);
  }

  private Query typed(Piece piece) throws IOException {
    return piece.inner().isEmpty()
        ? word(piece.words().getFirst())
        : new CoverageQuery(covered(piece.inner()), ranking.of(Constant.COVERAGE_PHRASE));
  }

  private static Query weighed(Query query, float weight) {
    return weight == 1 ? query : new BoostQuery(query, weight);
  }

  /**
   * Returns the factor that keeps a rare way to say a common thing from outweighing the thing: the
   * proportion of their importances, at most 1.
   */
  private float evened(Piece piece, Alternative way) throws IOException {
    float importance = 0;
    for (AnalyzedWord word : words(way)) {
      importance += importance(word);
    }
    return Math.min(1, importance(piece) / importance);
  }

  /** Returns the weight of a way; one that is only near to a decisive word is not decisive. */
  private float weight(Alternative way, float stress) {
    return switch (way.nearness()) {
      case SAME -> stress * ranking.of(Constant.WAY_SAME);
      case NEAR -> ranking.of(Constant.WAY_NEAR);
      case BEGUN -> stress * ranking.of(Constant.WAY_BEGUN);
      case LONGER -> ranking.of(Constant.WAY_LONGER);
    };
  }

  private Query said(Alternative way, Piece piece) {
    Constant field =
        piece.inner().isEmpty() ? Constant.WAY_PHRASE_FIELD : Constant.NAMED_PHRASE_FIELD;
    return way.stems().size() == 1
        ? inAllFields(way.stems().getFirst())
        : known(words(way), ranking.of(field));
  }

  public static List<AnalyzedWord> words(Alternative way) {
    return way.stems().stream().map(AnalyzedWord::ofStem).toList();
  }

  private float importance(Piece piece) throws IOException {
    float importance = 0;
    for (Piece inner : piece.inner()) {
      importance += importance(inner);
    }
    return piece.inner().isEmpty() ? importanceOfWord(piece) : importance;
  }

  /** The beginning of a word says no more than the most frequent word that it begins. */
  private float importanceOfWord(Piece piece) throws IOException {
    float importance = importance(piece.words().getFirst());
    for (Alternative way : piece.alternatives()) {
      if (way.nearness() == Nearness.BEGUN && way.stems().size() == 1 && isHeld(way)) {
        importance = Math.min(importance, importance(words(way).getFirst()));
      }
    }
    return importance;
  }

  /** Returns the inverse document frequency: a rare word says more than a common one. */
  private float importance(AnalyzedWord word) throws IOException {
    int postings = Math.max(1, vocabulary.holding(word.term()));
    return (float) Math.log(1 + (double) vocabulary.postings() / postings);
  }

  /** Matches postings that hold all words, in any field. */
  public Query allAnywhere(List<AnalyzedWord> words) {
    return all(words, this::word);
  }

  /** Matches postings that hold all words, each in one of some fields. */
  public Query all(List<AnalyzedWord> words, IndexField... fields) {
    return all(
        words,
        word ->
            new DisjunctionMaxQuery(
                Arrays.stream(fields).map(field -> term(field, word.term())).toList(), 0));
  }

  private static Query all(List<AnalyzedWord> words, Function<AnalyzedWord, Query> asked) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    words.forEach(word -> all.add(asked.apply(word), Occur.MUST));
    return words.isEmpty() ? new MatchNoDocsQuery("no word to look for") : all.build();
  }

  /** Matches postings that hold any of some words without stemming, stop words included. */
  public Query asWritten(List<String> words) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    any.add(anyOf(IndexField.TITLE_EXACT, words), Occur.SHOULD);
    any.add(anyOf(IndexField.BODY_EXACT, words), Occur.SHOULD);
    return any.build();
  }

  /** Matches postings that hold any of some terms in a field. */
  public static Query anyOf(IndexField field, List<String> terms) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    terms.forEach(term -> any.add(term(field, term), Occur.SHOULD));
    return any.build();
  }

  /** Matches a word in all fields as if they were one (BM25F), a compound also by its parts. */
  private Query word(AnalyzedWord word) {
    Query whole = inAllFields(word.term());
    if (word.parts().isEmpty()) {
      return whole;
    }
    BooleanQuery.Builder parts = new BooleanQuery.Builder();
    word.parts().forEach(part -> parts.add(inAllFields(part), Occur.SHOULD));
    return new DisjunctionMaxQuery(
        List.of(whole, new BoostQuery(parts.build(), ranking.of(Constant.WAY_PARTS))), 0);
  }

  private Query inAllFields(String term) {
    CombinedFieldQuery.Builder query = new CombinedFieldQuery.Builder(term);
    for (Map.Entry<IndexField, Float> weighted : fields.entrySet()) {
      query.addField(weighted.getKey().id(), weighted.getValue());
    }
    return query.build();
  }

  /** Matches postings of startups that words name; the larger the share of words, the better. */
  public List<Query> named(List<AnalyzedWord> words) throws IOException {
    List<Query> named = new ArrayList<>();
    for (int start = 0; start < words.size(); start++) {
      int last = Math.min(words.size(), start + LONGEST_NAME);
      for (int end = start + 1; end <= last; end++) {
        String slug = slug(words.subList(start, end));
        float share = (float) (end - start) / words.size();
        if (vocabulary.isStartup(slug)) {
          Query startup = new ConstantScoreQuery(term(IndexField.STARTUP, slug));
          named.add(new BoostQuery(startup, ranking.of(Constant.NAMED_STARTUP) * share * share));
        }
      }
    }
    return named;
  }

  private static String slug(List<AnalyzedWord> words) {
    List<String> written = words.stream().map(AnalyzedWord::written).toList();
    return Startup.slugOf(String.join(" ", written));
  }

  public static Query term(IndexField field, String term) {
    return new TermQuery(new Term(field.id(), term));
  }

  public static PhraseQuery phrase(IndexField field, List<AnalyzedWord> words, int slop) {
    PhraseQuery.Builder phrase = new PhraseQuery.Builder().setSlop(slop);
    int position = 0;
    for (int i = 0; i < words.size(); i++) {
      position += i == 0 ? 0 : words.get(i).gap();
      phrase.add(new Term(field.id(), words.get(i).term()), position);
    }
    return phrase.build();
  }

  /** Matches postings that hold words next to one another, in order. */
  public Query phrase(List<AnalyzedWord> words) {
    return inAllFields(words, 0, phrase -> phrase, ranking.of(Constant.NAMED_PHRASE_FIELD));
  }

  /** Matches a phrase that has a meaning of its own. */
  private Query known(List<AnalyzedWord> words, float fieldShare) {
    return inAllFields(
        words,
        (int) ranking.of(Constant.NEAR_SLOP),
        phrase -> new KnownPhraseQuery(phrase, phrases),
        fieldShare);
  }

  private Query inAllFields(
      List<AnalyzedWord> words, int slop, Function<PhraseQuery, Query> asked, float fieldShare) {
    List<Query> inFields = new ArrayList<>();
    for (Map.Entry<IndexField, Float> weighted : fields.entrySet()) {
      Query phrase = asked.apply(phrase(weighted.getKey(), words, slop));
      inFields.add(new BoostQuery(phrase, 1 + fieldShare * (weighted.getValue() - 1)));
    }
    return new DisjunctionMaxQuery(inFields, 0);
  }

  /** Matches postings that hold a word with a beginning, in any field. */
  public Query prefix(String beginning) {
    List<Query> inFields = new ArrayList<>();
    for (Map.Entry<IndexField, Float> weighted : fields.entrySet()) {
      Query prefix = new PrefixQuery(new Term(weighted.getKey().id(), beginning));
      inFields.add(new BoostQuery(prefix, weighted.getValue()));
    }
    for (IndexField field : List.of(IndexField.TITLE_EXACT, IndexField.BODY_EXACT)) {
      inFields.add(new PrefixQuery(new Term(field.id(), beginning)));
    }
    return new DisjunctionMaxQuery(inFields, 0);
  }

  /** Matches postings that hold words together in a field. */
  public static Query standing(IndexField field, List<AnalyzedWord> words) {
    return words.size() == 1
        ? term(field, words.getFirst().term())
        : phrase(field, words, STANDING_SLOP);
  }

  /** Whether postings hold each word of a way to say something. */
  public boolean isHeld(Alternative way) throws IOException {
    for (String stem : way.stems()) {
      if (vocabulary.holding(stem) == 0) {
        return false;
      }
    }
    return true;
  }
}
