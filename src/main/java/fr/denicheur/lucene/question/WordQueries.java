package fr.denicheur.lucene.question;

import fr.denicheur.lexicon.NamedTrades.Named;
import fr.denicheur.lexicon.Synonyms.Alternative;
import fr.denicheur.lexicon.Synonyms.Nearness;
import fr.denicheur.lucene.index.AnalyzedWord;
import fr.denicheur.lucene.index.IndexField;
import fr.denicheur.lucene.index.Ranking;
import fr.denicheur.lucene.index.Ranking.Constant;
import fr.denicheur.lucene.question.Piece.Stress;
import fr.denicheur.lucene.spelling.Vocabulary;
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
  private static final int LONGEST_NAME = 7;

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
   * Matches postings that hold any of the pieces, said in any way, or meet any of the conditions;
   * every further one raises the score.
   */
  CoverageQuery any(List<Piece> pieces, List<AskedCondition> conditions) throws IOException {
    Map<Query, Float> parts = covered(pieces);
    for (AskedCondition asked : conditions) {
      float importance = weight(asked.stress()) * ranking.of(Constant.CONDITION_IMPORTANCE);
      List<Query> met = asked.any().stream().map(ConditionQueries::meeting).toList();
      float gain = importance * ranking.of(Constant.CONDITION_MET);
      parts.put(new BoostQuery(new DisjunctionMaxQuery(met, 0), gain), importance);
      float mention = ranking.of(Constant.CONDITION_SAID);
      for (Piece piece : asked.said()) {
        parts.put(weighed(said(piece), mention), mention * importance);
      }
    }
    return new CoverageQuery(parts, ranking.of(Constant.COVERAGE_QUESTION));
  }

  private Map<Query, Float> covered(List<Piece> pieces) throws IOException {
    Map<Query, Float> importances = new LinkedHashMap<>();
    for (Piece piece : pieces) {
      importances.put(said(piece), weight(piece.stress()) * importance(piece));
    }
    return importances;
  }

  private float weight(Stress stress) {
    return switch (stress) {
      case ASIDE -> ranking.of(Constant.STRESS_ASIDE);
      case PLAIN -> 1;
      case DECISIVE -> ranking.of(Constant.STRESS_DECISIVE);
    };
  }

  /** Matches a piece as typed, in another way, or by its trade; the best way counts. */
  private Query said(Piece piece) throws IOException {
    List<Query> ways = new ArrayList<>();
    float stress = weight(piece.stress());
    boolean isWord = piece.inner().isEmpty();
    ways.add(
        weighed(
            isWord
                ? word(piece.words().getFirst())
                : known(piece.words(), ranking.of(Constant.NAMED_PHRASE_FIELD)),
            stress));
    for (Alternative way : piece.alternatives()) {
      if (isHeld(way)) {
        ways.add(weighed(said(way, piece), weight(way, stress) * evened(piece, way)));
      }
    }
    ways.addAll(ofTrades(piece));
    return isWord && ways.size() == 1
        ? ways.getFirst()
        : new PieceQuery(ways, isWord ? null : new CoverageQuery(covered(piece.inner()), 0));
  }

  /** Matches the postings of the trades that a piece names. */
  private List<Query> ofTrades(Piece piece) throws IOException {
    List<Query> ofTrades = new ArrayList<>();
    float weight = piece.isTrade() ? importance(piece) * ranking.of(Constant.TRADE_ALONE) : 0;
    for (Named named : piece.trades()) {
      if (named.isPerson()) {
        named
            .trades()
            .forEach((trade, share) ->
                ofTrades.add(
                    new BoostQuery(
                        new ConstantScoreQuery(term(IndexField.ROLE, trade.id())),
                        weight * share)));
      }
    }
    return ofTrades;
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

  /** Common words that seldom stand together say much together. */
  private float importance(Piece piece) throws IOException {
    float importance = 0;
    for (Piece inner : piece.inner()) {
      importance += importance(inner);
    }
    if (piece.inner().isEmpty()) {
      return importanceOfWord(piece);
    }
    int together =
        piece.isTrade()
            ? 0
            : vocabulary.sideBySide(piece.words().stream().map(AnalyzedWord::term).toList());
    return together == 0 ? importance : Math.max(importance, importance(together));
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
    return importance(vocabulary.holding(word.term()));
  }

  private float importance(int postings) {
    return (float) Math.log(1 + (double) vocabulary.postings() / Math.max(1, postings));
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

  /**
   * Matches postings of startups that words name, in whatever way they are cut: {@code code du
   * travail} names {@code codedutravail}. The larger the share of words, the better.
   *
   * @param words all words in order, small ones too
   */
  public List<Query> named(List<String> words) throws IOException {
    List<Query> named = new ArrayList<>();
    for (int start = 0; start < words.size(); start++) {
      int last = Math.min(words.size(), start + LONGEST_NAME);
      for (int end = start + 1; end <= last; end++) {
        float share = (float) (end - start) / words.size();
        for (String slug : vocabulary.startups(String.join("", words.subList(start, end)))) {
          Query startup = new ConstantScoreQuery(term(IndexField.STARTUP, slug));
          named.add(new BoostQuery(startup, ranking.of(Constant.NAMED_STARTUP) * share * share));
        }
      }
    }
    return named;
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
