package fr.denicheur.lucene.index;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.PerFieldSimilarityWrapper;
import org.apache.lucene.search.similarities.Similarity;

/**
 * Holds the numbers that decide which postings match and which comes first, which words are
 * corrected, which postings are reposts, and which suggestions come first. Immutable.
 *
 * <p>A ranking may change a {@link Constant}. The other numbers are the same in every ranking.
 *
 * <p>The weights of the groups FIELD to TIMELY were found on judged queries over real postings, by
 * a random search of 900 settings refined around the best, then rounded. Weights chosen on one half
 * of the queries lose 0.01 and 0.03 of nDCG@10 on the other half against weights chosen there.
 * Before synonyms, BM25F over all fields reached an nDCG@10 of 0.81, the best field alone (dis-max,
 * tuned as long) 0.80, so words are looked for by BM25F. {@code RankingRulesTest} holds a pair of
 * postings for each constant.
 */
public final class Ranking {
  /** What a pinned posting gains: more than any other score, whatever multiplies that. */
  public static final float PINNED = 1e6f;

  /** A number, with the value in use. Its name begins with its group. */
  public enum Constant {
    // FIELD: the weight of a word in a field, against 1 in the body (BM25F).
    /** In the role. */
    FIELD_ROLE(3),
    /** In the title. */
    FIELD_TITLE(2.5),
    /** In the startup's name. */
    FIELD_STARTUP(2.25),
    /** In the technologies. */
    FIELD_TECHNOLOGIES(3),
    /** In the contract, the domains or the partner's name. */
    FIELD_FACTS(3.5),
    /** In what a catalogue says of the startup: less than what the posting says itself. */
    FIELD_PITCH(0.5),

    // BM25: Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009.
    /** How soon repeating a word stops counting (k1). */
    BM25_SATURATION(2),
    /** How much long postings are held back (b), 0 to 1. */
    BM25_LENGTH(0.6),

    // COVERAGE: the share of the question that a posting covers, by which its score is multiplied.
    /**
     * The part of the score that is multiplied by it twice: one word repeated never outweighs two
     * words said once.
     */
    COVERAGE_SQUARED(0.5),
    /** The least share of a question that makes an answer, unless no posting covers so much. */
    COVERAGE_BAR(0.55),
    /** What is left of the share, as an answer, if the posting is for another trade. */
    COVERAGE_OTHER_TRADE(0.3),

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
    /** The share of a word that something near covers. */
    WAY_NEAR_COVERS(0.8),
    /** The share of a person's trade that the activity covers, or of the activity the person. */
    WAY_ACTIVITY_COVERS(0.5),
    /**
     * How much of a field's weight a phrase has there if it says a single word otherwise, 0 to 1:
     * with more, "tech lead" in a title outranks the "CTO" that was typed.
     */
    WAY_PHRASE_FIELD(0.3),
    /** A word that an unfinished one begins: as if it were finished. */
    WAY_BEGUN(1),
    /** A word that a finished one begins: little, so that a finished word loses nothing. */
    WAY_LONGER(0.02),

    // STRESS: the weight of a word by its part in the question, against 1.
    /** A word that says only that something is looked for. */
    STRESS_ASIDE(0.1),
    /** A word without which an answer is none. */
    STRESS_DECISIVE(5),

    // NAMED: a meaning recognised as a whole.
    /** How much of a field's weight a phrase has there, 0 to 1. */
    NAMED_PHRASE_FIELD(1),
    /** What the postings of a startup gain if the whole question names it. */
    NAMED_STARTUP(10),

    // CONDITION: a condition that a question asks for.
    /** Its share of the question, against a word by its inverse document frequency. */
    CONDITION_IMPORTANCE(1.5),
    /** What a posting that meets it gets, per importance. */
    CONDITION_MET(0.5),
    /** What a posting that only says its words gets, and the share of it that this covers. */
    CONDITION_SAID(0.3),

    // TRADE: the trade that a question names.
    /** What a posting of that trade gains, as a share of its score: others follow behind. */
    TRADE_NAMED(2),
    /** What a posting of that trade gets without any word, per importance of the question. */
    TRADE_ALONE(0.3),
    /** The share of its name that a posting covers which only mentions it in the text. */
    TRADE_MENTIONED(0.8),

    // TIMELY: what a posting gains, as a share of its score.
    /** By being open. */
    TIMELY_OPEN(0.025),
    /** By being of today. */
    TIMELY_FRESH(0.05),
    /** The age in days at which half of the gain of today is left. */
    TIMELY_HALF_LIFE(730),

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

  // TYPO: what counts as a typo. Costs are against 1 for an edit: a letter added, left out,
  // replaced
  // or swapped. CorrectionRulesTest holds a pair of words for each number of TYPO and CORRECTED.
  /** The least letters of a word to correct; a shorter one is near to too many others. */
  public static final int TYPO_MIN_TYPED = 5;

  /** The least letters of a word that may be meant; shorter ones are near to anything. */
  public static final int TYPO_MIN_MEANT = 4;

  /** The most letters of a word that may be meant; longer ones are several words run together. */
  public static final int TYPO_MAX_MEANT = 24;

  /**
   * The least letters of a beginning in which suggestions forgive a typo. It is less than {@link
   * #TYPO_MIN_TYPED}, because more letters are about to follow.
   */
  public static final int TYPO_MIN_BEGINNING = 4;

  /** From so many letters on, two edits are one typo; below, one edit is. */
  public static final int TYPO_MIN_FOR_TWO_EDITS = 8;

  /** The most edits that any two spellings of a word are apart. */
  public static final int TYPO_MAX_EDITS = 2;

  /** The least letters of a word inside which an edit is more likely a typo than another word. */
  public static final int TYPO_MIN_LIKELY = 6;

  /** The same for two edits. */
  public static final int TYPO_MIN_LIKELY_TWICE = 10;

  /** The cost of a letter that is doubled or misses its double: the likeliest typo. */
  public static final double TYPO_DOUBLED_LETTER = 0.5;

  /** The cost of a spelling that sounds alike. */
  public static final double TYPO_SOUNDS_ALIKE = 0.7;

  /** The further cost of another first letter: people seldom miss the first. */
  public static final double TYPO_OTHER_FIRST_LETTER = 1;

  // CORRECTED: which word replaces a misspelt one.
  /** A word in so many postings is not misspelt: there is something to read. */
  public static final int CORRECTED_HANDFUL = 5;

  /** A word that some postings hold may be misspelt if a near one is in so many times more. */
  public static final int CORRECTED_TIMES_MORE = 10;

  /** The highest cost of a word for one that no posting holds; beyond, it is another word. */
  public static final double CORRECTED_FAR = 2.5;

  /**
   * The highest cost of a word for one that some postings hold. Below this cost, which an edit has,
   * the two sound alike and the word is replaced.
   */
  public static final double CORRECTED_NEAR = 1;

  /** The cost that a word in ten times more postings makes up for. */
  public static final double CORRECTED_POPULARITY = 0.15;

  // BEGUN: what the last word of a question may become. CORRECTED says when it is finished.
  /** The least letters of a beginning; fewer begin too many words to mean any. */
  public static final int BEGUN_MIN_LETTERS = 3;

  /** The most words that are looked for instead of an unfinished one. */
  public static final int BEGUN_MOST = 12;

  /** The most words that are looked for beside a finished one. */
  public static final int BEGUN_MOST_FINISHED = 3;

  // REPOST: which postings are one. Shares are of the text, 0 to 1, and estimated: Signature says
  // how well. CorpusRepostsTest tests the shares on real postings, RepostFinderTest the bounds.
  /** The least share that makes two postings with the same role title one. */
  public static final double REPOST_SAME_TITLE = 0.7;

  /**
   * The least share that makes two postings with different role titles one. It lies 0.03 below the
   * share of 0.8 that must be folded, because a share is an estimate.
   */
  public static final double REPOST_OTHER_TITLE = 0.77;

  /** The least share that makes a posting follow a newer one, without more comparisons. */
  public static final double REPOST_TWIN = 0.95;

  /**
   * The least share between any two postings of a group. It lies 0.06 above the share of 0.6 that
   * must never be folded: a follower may differ by 0.05 from the posting that is compared for it,
   * and a share is an estimate.
   */
  public static final double REPOST_LEAST = 0.66;

  /**
   * The most postings of one band that a posting is compared with, those next in time first. Texts
   * made from one template agree by thousands, and would be compared each with each.
   */
  public static final int REPOST_MOST_COMPARED = 100;

  /**
   * The most postings of one band that are looked at, those of other startups and towns included.
   * They cost little, but one text may be that of thousands.
   */
  public static final int REPOST_MOST_MET = 1_000;

  /** The most postings that are joined to a group; larger groups are texts of one template. */
  public static final int REPOST_MOST_VERSIONS = 100;

  // SUGGEST: which suggestions are made, and which comes first.
  /** So many suggestions without a typo are enough: corrected ones would only be in the way. */
  public static final int SUGGEST_ENOUGH = 3;

  /** The most popular words that are tried for standing in the same postings as what was typed. */
  public static final int SUGGEST_TRIED = 12;

  /** A kind gets a third of the list: of four kinds, three mostly have something. */
  public static final int SUGGEST_SHARES = 3;

  /**
   * Postings that hold a word, for each posting of a name that is as popular: half of all postings
   * say "produit", few are about it. The test {@code namesComeBeforeWordsThatEveryPostingSays}
   * moves with it.
   */
  public static final int SUGGEST_WORDS_TO_A_NAME = 10;

  /**
   * Closed postings that weigh as much as an open one: most of an archive is closed, and a person
   * who types wants to apply. The test {@code openPostingsCountMore} moves with it.
   */
  public static final int SUGGEST_OPEN_COUNTS = 10;

  /** The least postings that make a role; what only one posting calls a role is its title. */
  public static final int SUGGEST_MIN_OF_A_ROLE = 2;

  /** The least postings of a word that helps a person; others come if nothing else fits. */
  public static final int SUGGEST_MIN_OF_A_WORD = 2;

  /** Postings that are read for next words: enough for what is common, few enough while typing. */
  public static final int SUGGEST_SAMPLE = 60;

  /** Places that are read in each posting of the sample. */
  public static final int SUGGEST_PLACES = 10;

  /** How often a word in a field of weight 1 counts in {@link IndexField#WORDS}. */
  public static final int COUNTED_UNIT = WordCounts.UNIT;

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
    fields.put(IndexField.PITCH_TEXT, of(Constant.FIELD_PITCH));
    fields.put(IndexField.BODY, 1f);
    return fields;
  }

  /** The weighing of words, for indexing and for searching. */
  public Similarity similarity() {
    float saturation = of(Constant.BM25_SATURATION);
    float length = of(Constant.BM25_LENGTH);
    Similarity ofField = new BM25Similarity(saturation, length);
    Similarity ofCounts = new BM25Similarity(saturation * WordCounts.UNIT, length);
    return new PerFieldSimilarityWrapper() {
      @Override
      public Similarity get(String field) {
        return field.equals(IndexField.WORDS.id()) ? ofCounts : ofField;
      }
    };
  }
}
