package fr.denicheur.lucene.question;

import fr.denicheur.lexicon.NamedTrades.Named;
import fr.denicheur.lexicon.Synonyms.Alternative;
import fr.denicheur.lexicon.Synonyms.Nearness;
import fr.denicheur.lucene.index.AnalyzedWord;
import fr.denicheur.lucene.index.IndexField;
import fr.denicheur.lucene.index.Ranking;
import fr.denicheur.lucene.index.Ranking.Constant;
import fr.denicheur.lucene.question.Piece.Stress;
import fr.denicheur.lucene.question.SaidPieces.Said;
import fr.denicheur.lucene.scoring.CoverageQuery;
import fr.denicheur.lucene.scoring.PieceQuery;
import fr.denicheur.lucene.scoring.PieceReader;
import fr.denicheur.lucene.spelling.Vocabulary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/** Builds the queries for the pieces and conditions of a question, weighed by what they say. */
final class PieceQueries {
  private final Ranking ranking;
  private final Vocabulary vocabulary;
  private final WordQueries words;
  private final PieceReader reader;
  private final SaidPieces known;
  private final boolean isWhole;

  PieceQueries(QuestionContext context, WordQueries words) throws IOException {
    this(
        context.ranking(),
        context.vocabulary(),
        words,
        context.pieces(),
        SaidPieces.of(context.snapshot()),
        false);
  }

  private PieceQueries(
      Ranking ranking,
      Vocabulary vocabulary,
      WordQueries words,
      PieceReader reader,
      SaidPieces known,
      boolean isWhole) {
    this.ranking = ranking;
    this.vocabulary = vocabulary;
    this.words = words;
    this.reader = reader;
    this.known = known;
    this.isWhole = isWhole;
  }

  /** Returns the same for answers that hold every word: any way to say it covers all of it. */
  PieceQueries whole() {
    Ranking whole =
        ranking
            .with(Constant.WAY_NEAR_COVERS, 1)
            .with(Constant.WAY_ACTIVITY_COVERS, 1)
            .with(Constant.TRADE_MENTIONED, 1)
            .with(Constant.COVERAGE_OTHER_TRADE, 1);
    return new PieceQueries(whole, vocabulary, words, reader, known, true);
  }

  /**
   * Matches postings that hold any of the pieces, said in any way, or meet any of the conditions;
   * every further one raises the score.
   */
  CoverageQuery any(List<Piece> pieces, List<AskedCondition> conditions) throws IOException {
    Map<Query, Float> parts = new LinkedHashMap<>();
    float missing = covered(pieces, parts);
    for (AskedCondition asked : conditions.stream().filter(one -> !one.excluded()).toList()) {
      float importance = weight(asked.stress()) * ranking.of(Constant.CONDITION_IMPORTANCE);
      List<Query> met = asked.any().stream().map(ConditionQueries::meeting).toList();
      float gain = importance * ranking.of(Constant.CONDITION_MET);
      parts.put(new BoostQuery(new DisjunctionMaxQuery(met, 0), gain), importance);
      float mention = ranking.of(Constant.CONDITION_SAID);
      for (Piece piece : asked.said()) {
        Query said = said(piece).query();
        if (said == null) {
          missing += mention * importance;
        } else {
          parts.put(weighed(said, mention), mention * importance);
        }
      }
    }
    return new CoverageQuery(
        parts,
        missing,
        ranking.of(Constant.COVERAGE_SQUARED),
        ranking.of(Constant.COVERAGE_OTHER_TRADE),
        reader);
  }

  /**
   * Puts the pieces that postings hold beside their importances, and returns the importance of
   * those that no posting holds.
   */
  private float covered(List<Piece> pieces, Map<Query, Float> parts) throws IOException {
    float missing = 0;
    for (Piece piece : pieces) {
      Said said = said(piece);
      float weighed = weight(piece.stress()) * said.importance();
      if (said.query() == null) {
        missing += weighed;
      } else {
        parts.put(said.query(), weighed);
      }
    }
    return missing;
  }

  private float weight(Stress stress) {
    return switch (stress) {
      case ASIDE -> ranking.of(Constant.STRESS_ASIDE);
      case PLAIN -> 1;
      case DECISIVE -> ranking.of(Constant.STRESS_DECISIVE);
    };
  }

  private Said said(Piece piece) throws IOException {
    Said kept = known.get(piece, isWhole);
    if (kept != null) {
      return kept;
    }
    float importance = importance(piece);
    return known.put(
        piece, isWhole, new Said(said(piece, importance), importance, withoutUnheld(piece)));
  }

  /** Returns pieces without the ways to say them that no posting holds. */
  List<Piece> held(List<Piece> pieces) throws IOException {
    List<Piece> held = new ArrayList<>(pieces.size());
    for (Piece piece : pieces) {
      held.add(said(piece).held());
    }
    return held;
  }

  private Piece withoutUnheld(Piece piece) throws IOException {
    List<Alternative> ways = new ArrayList<>();
    for (Alternative way : piece.alternatives()) {
      if (isHeld(way)) {
        ways.add(way);
      }
    }
    return new Piece(piece.words(), held(piece.inner()), ways, piece.stress(), piece.trades());
  }

  /**
   * Matches a piece as typed, in another way, or by its trade; the best way counts. Returns {@code
   * null} if no posting can hold any of it.
   */
  private @Nullable Query said(Piece piece, float importance) throws IOException {
    Map<Query, Float> ways = new LinkedHashMap<>();
    float stress = weight(piece.stress());
    boolean isWord = piece.isWord();
    boolean isTrade = piece.isTrade() && isRecruited(piece);
    float mention = isTrade ? ranking.of(Constant.TRADE_MENTIONED) : 1;
    if (isHeld(piece.words())) {
      Query typed =
          isWord
              ? words.word(piece.words().getFirst())
              : words.known(piece.words(), ranking.of(Constant.NAMED_PHRASE_FIELD));
      ways.put(weighed(typed, stress), mention);
    }
    for (Alternative way : piece.alternatives()) {
      if (isHeld(way)) {
        // a rare way to say a common thing must not outweigh the thing
        float evened = Math.min(1, importance / importance(way.stems()));
        ways.put(
            weighed(said(way, isWord), weight(way, stress) * evened),
            Math.min(mention, covered(way)));
      }
    }
    if (isTrade) {
      ways.put(titled(piece), 1f);
    }
    ofTrades(piece, importance).forEach(trade -> ways.put(trade, 1f));
    if (isWord && ways.size() == 1 && ways.containsValue(1f)) {
      return ways.keySet().iterator().next();
    }
    Map<Query, Float> scattered = new LinkedHashMap<>();
    float missing = covered(piece.inner(), scattered);
    if (!scattered.isEmpty()) {
      ways.put(PieceQuery.scattered(scattered, missing), mention);
    }
    return ways.isEmpty() ? null : PieceQuery.said(ways, isTrade);
  }

  /** Matches the postings whose role or title says a piece, without a score of its own. */
  private Query titled(Piece piece) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    any.add(words.titled(piece.words()), Occur.SHOULD);
    for (Alternative way : piece.alternatives()) {
      if (way.nearness() == Nearness.SAME || way.nearness() == Nearness.BEGUN) {
        any.add(words.titled(WordQueries.words(way)), Occur.SHOULD);
      }
    }
    return new BoostQuery(new ConstantScoreQuery(any.build()), 0);
  }

  /** Whether some role or title says a piece in any way. */
  boolean isRecruited(Piece piece) throws IOException {
    if (areTitled(piece.words().stream().map(AnalyzedWord::term).toList())) {
      return true;
    }
    for (Alternative way : piece.alternatives()) {
      if (way.nearness() != Nearness.NEAR
          && way.nearness() != Nearness.ACTIVITY
          && areTitled(way.stems())) {
        return true;
      }
    }
    return false;
  }

  private boolean areTitled(List<String> stems) throws IOException {
    for (String stem : stems) {
      if (!vocabulary.isTitled(stem)) {
        return false;
      }
    }
    return true;
  }

  private Query said(Alternative way, boolean isForWord) {
    Constant field = isForWord ? Constant.WAY_PHRASE_FIELD : Constant.NAMED_PHRASE_FIELD;
    return way.stems().size() == 1
        ? WordQueries.inAllFields(way.stems().getFirst())
        : words.known(WordQueries.words(way), ranking.of(field));
  }

  /** Matches the postings of the trades that a piece names. */
  private List<Query> ofTrades(Piece piece, float importance) {
    List<Query> ofTrades = new ArrayList<>();
    float weight = importance * ranking.of(Constant.TRADE_ALONE);
    piece.trades().stream()
        .filter(Named::isPerson)
        .forEach(named ->
            named
                .trades()
                .forEach((trade, share) ->
                    ofTrades.add(
                        new BoostQuery(
                            new ConstantScoreQuery(WordQueries.term(IndexField.ROLE, trade.id())),
                            weight * share))));
    return ofTrades;
  }

  private static Query weighed(Query query, float weight) {
    return weight == 1 ? query : new BoostQuery(query, weight);
  }

  /** Returns the weight of a way; one that is only near to a decisive word is not decisive. */
  private float weight(Alternative way, float stress) {
    return switch (way.nearness()) {
      case SAME -> stress * ranking.of(Constant.WAY_SAME);
      case NEAR, ACTIVITY -> ranking.of(Constant.WAY_NEAR);
      case BEGUN -> stress * ranking.of(Constant.WAY_BEGUN);
      case LONGER -> ranking.of(Constant.WAY_LONGER);
    };
  }

  /** Returns the share of a piece that a way to say it covers. */
  private float covered(Alternative way) {
    return switch (way.nearness()) {
      case SAME, BEGUN, LONGER -> 1;
      case NEAR -> ranking.of(Constant.WAY_NEAR_COVERS);
      case ACTIVITY -> ranking.of(Constant.WAY_ACTIVITY_COVERS);
    };
  }

  /** Common words that seldom stand together say much together. */
  private float importance(Piece piece) throws IOException {
    if (piece.isWord()) {
      return importanceOfWord(piece);
    }
    List<String> stems = piece.words().stream().map(AnalyzedWord::term).toList();
    float importance = piece.inner().isEmpty() ? importance(stems) : 0;
    for (Piece inner : piece.inner()) {
      importance += importance(inner);
    }
    int together = piece.isTrade() ? 0 : vocabulary.sideBySide(stems);
    return together == 0 ? importance : Math.max(importance, importance(together));
  }

  /** The beginning of a word says no more than the most frequent word that it begins. */
  private float importanceOfWord(Piece piece) throws IOException {
    float importance = importance(vocabulary.holding(piece.words().getFirst().term()));
    for (Alternative way : piece.alternatives()) {
      if (way.nearness() == Nearness.BEGUN && way.stems().size() == 1 && isHeld(way)) {
        importance = Math.min(importance, importance(way.stems()));
      }
    }
    return importance;
  }

  private float importance(List<String> stems) throws IOException {
    float importance = 0;
    for (String stem : stems) {
      importance += importance(vocabulary.holding(stem));
    }
    return importance;
  }

  /** Returns the inverse document frequency: a rare word says more than a common one. */
  private float importance(int postings) {
    return (float) Math.log(1 + (double) vocabulary.postings() / Math.max(1, postings));
  }

  /** Whether postings hold each word as typed, or parts of it. */
  private boolean isHeld(List<AnalyzedWord> typed) throws IOException {
    for (AnalyzedWord word : typed) {
      boolean isHeld = vocabulary.holding(word.term()) > 0;
      for (AnalyzedWord part : word.tellingParts()) {
        isHeld |= vocabulary.holding(part.term()) > 0;
      }
      if (!isHeld) {
        return false;
      }
    }
    return true;
  }

  /** Whether postings hold each word of a way to say something. */
  private boolean isHeld(Alternative way) throws IOException {
    for (String stem : way.stems()) {
      if (vocabulary.holding(stem) == 0) {
        return false;
      }
    }
    return true;
  }
}
