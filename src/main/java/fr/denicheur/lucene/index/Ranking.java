package fr.denicheur.lucene.index;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.Similarity;

/**
 * Every number that decides which posting comes first, in one place. Immutable.
 *
 * <p>The weights of the groups FIELD to TIMELY were found on judged queries over real postings, by
 * a random search of 900 settings refined around the best, then rounded. Weights chosen on one half
 * of the queries lose 0.01 and 0.03 of nDCG@10 on the other half against weights chosen there.
 * Before synonyms, BM25F over all fields reached an nDCG@10 of 0.81, the best field alone (dis-max,
 * tuned as long) 0.80, so words are looked for by BM25F. {@code RankingRulesTest} holds a pair of
 * postings for each of these numbers.
 */
public final class Ranking {
  /** A number, with the value in use. Its name begins with its group. */
  public enum Constant {
    // FIELD: the weight of a word in a field, against 1 in the body (BM25F).
    /** In the role. */
    FIELD_ROLE(3),
    /** In the title. */
    FIELD_TITLE(2.5),
    /** In the startup's name. */
    FIELD_STARTUP(3),
    /** In the technologies. */
    FIELD_TECHNOLOGIES(3),
    /** In the contract, the domains or the partner's name. */
    FIELD_FACTS(3.5),

    // BM25: Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009.
    /** How soon repeating a word stops counting (k1). */
    BM25_SATURATION(2),
    /** How much long postings are held back (b), 0 to 1. */
    BM25_LENGTH(0.6),

    // COVERAGE: the exponent of the share of the question that a posting covers.
    /** Over the whole question: one word repeated never outweighs two words said once. */
    COVERAGE_QUESTION(1),
    /** Inside a phrase that has a meaning of its own. */
    COVERAGE_PHRASE(0.2),

    // WRITTEN: what a word adds if it stands there exactly as typed.
    /** In the title. */
    WRITTEN_TITLE(0.2),
    /** In the body. */
    WRITTEN_BODY(0.06),

    // NEAR: what two words add that stand near each other as in the question.
    /** In the title. */
    NEAR_TITLE(0.1),
    /** In the body. */
    NEAR_BODY(0.3),
    /** How many words may stand between the two. */
    NEAR_SLOP(1),

    // WAY: the weight of another way to say a word, against the word itself.
    /** The parts of a compound. */
    WAY_PARTS(0.5),
    /** A way to say the same. */
    WAY_SAME(0.95),
    /** A way to say something near. */
    WAY_NEAR(0.6),

    // STRESS: the weight of a word by its part in the question, against 1.
    /** A word that says only that something is looked for. */
    STRESS_ASIDE(0.2),
    /** A word without which an answer is none. */
    STRESS_DECISIVE(5),

    // NAMED: a meaning recognised as a whole.
    /** How much of a field's weight a phrase has there, 0 to 1. */
    NAMED_PHRASE_FIELD(1),
    /** What the postings of a startup gain if the whole question names it. */
    NAMED_STARTUP(10),

    // TIMELY: what a posting gains, as a share of its score.
    /** By being open. */
    TIMELY_OPEN(0.05),
    /** By being of today. */
    TIMELY_FRESH(0.05),
    /** The age in days at which half of the gain of today is left. */
    TIMELY_HALF_LIFE(365),

    // SIMILAR: how much postings resemble one another. Tests: those of similar postings in the
    // contract of engines.
    /** The weight of a word of the title or the role, against 1 in the body. */
    SIMILAR_TITLE(3),
    /** What the same role family counts for, against all particular words together. */
    SIMILAR_ROLE(0.25),
    /** What the same startup counts for, against all particular words together. */
    SIMILAR_STARTUP(0.15);

    private final double inUse;

    Constant(double inUse) {
      this.inUse = inUse;
    }
  }

  /** The numbers in use. */
  public static final Ranking DEFAULT = new Ranking(new EnumMap<>(Constant.class));

  /** The numbers that differ from those in use. */
  private final Map<Constant, Double> changed;

  private Ranking(Map<Constant, Double> changed) {
    this.changed = changed;
  }

  /** Returns one of the numbers. */
  public float of(Constant constant) {
    Double other = changed.get(constant);
    return (float) (other == null ? constant.inUse : other);
  }

  /** Returns a ranking that differs in one number. */
  public Ranking with(Constant constant, double value) {
    Map<Constant, Double> more = new EnumMap<>(Constant.class);
    more.putAll(changed);
    more.put(constant, value);
    return new Ranking(more);
  }

  /** The fields in which a word is looked for as one (BM25F), each with its weight, in order. */
  public Map<IndexField, Float> fields() {
    Map<IndexField, Float> fields = new LinkedHashMap<>();
    fields.put(IndexField.ROLE_TEXT, of(Constant.FIELD_ROLE));
    fields.put(IndexField.TITLE_TEXT, of(Constant.FIELD_TITLE));
    fields.put(IndexField.STARTUP_TEXT, of(Constant.FIELD_STARTUP));
    fields.put(IndexField.TECHNOLOGIES_TEXT, of(Constant.FIELD_TECHNOLOGIES));
    fields.put(IndexField.FACTS_TEXT, of(Constant.FIELD_FACTS));
    fields.put(IndexField.BODY, 1f);
    return fields;
  }

  /** The weighing of words, for indexing and for searching. */
  public Similarity similarity() {
    return new BM25Similarity(of(Constant.BM25_SATURATION), of(Constant.BM25_LENGTH));
  }
}
