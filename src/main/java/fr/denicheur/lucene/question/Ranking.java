package fr.denicheur.lucene.question;

import fr.denicheur.lucene.index.IndexField;
import java.time.LocalDate;
import java.util.List;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.Similarity;

/**
 * Every number that decides which posting comes first, in one place.
 *
 * <p>The weights were found on judged queries over real postings, by a random search of 900
 * settings refined around the best, then rounded. Weights chosen on one half of the queries lose
 * 0.01 and 0.03 of nDCG@10 on the other half against weights chosen there. Before synonyms, BM25F
 * over all fields reached an nDCG@10 of 0.81, the best field alone (dis-max, tuned as long) 0.80,
 * so words are looked for by BM25F.
 *
 * @param role weight of a word in the role, against 1 in the body (BM25F)
 * @param title weight of a word in the title
 * @param startup weight of a word in the startup's name
 * @param technologies weight of a word in the technologies
 * @param facts weight of a word in the contract, the domains or the partner's name
 * @param k1 how soon repeating a word stops counting (BM25)
 * @param b how much long postings are held back (BM25)
 * @param coverage how much a posting is held back that covers only a part of the question, as the
 *     exponent of the share covered; test: {@code coveringMoreWordsBeatsRepeatingOne}
 * @param exactTitle what a word as written adds where it stands in the title so; test: {@code
 *     theWordAsWrittenRanksAboveItsVariants}
 * @param exactBody what a word as written adds where it stands in the body so
 * @param nearTitle what two words add that stand near each other in the title as in the question
 * @param nearBody what they add where they do so in the body; test: {@code
 *     wordsNextToEachOtherRankAboveWordsApart}
 * @param slop how many words may stand between those two
 * @param parts weight of a compound's parts against the compound
 * @param same weight of another way to say the same against the word itself
 * @param near weight of what is near to it
 * @param aside weight of a word that says only that something is looked for
 * @param decisive weight of a word without which an answer is none
 * @param phraseCoverage as {@code coverage}, inside a phrase that has a meaning of its own
 * @param phraseField how much of a field's weight a phrase has there, 0 to 1
 * @param named what the postings of a startup gain that the whole question names; test: {@code
 *     aStartupThatIsNamedComesFirst}
 * @param open what a posting gains by being open, as a share of its score; test: {@code
 *     openComesBeforeClosedAmongEquals}
 * @param fresh what a posting of today gains, as a share of its score; test: {@code
 *     newerComesBeforeOlderAmongEquals}
 */
public record Ranking(
    float role,
    float title,
    float startup,
    float technologies,
    float facts,
    float k1,
    float b,
    float coverage,
    float exactTitle,
    float exactBody,
    float nearTitle,
    float nearBody,
    int slop,
    float parts,
    float same,
    float near,
    float aside,
    float decisive,
    float phraseCoverage,
    float phraseField,
    float named,
    float open,
    float fresh) {

  /** The weights in use. */
  public static final Ranking DEFAULT =
      new Ranking(
          3, 2.5f, 3, 3, 3.5f, 2, 0.6f, 1, 0.2f, 0.06f, 0.1f, 0.3f, 1, 0.5f, 0.95f, 0.6f, 0.2f, 5,
          0.2f, 1, 10, 0.05f, 0.05f);

  /** A field and its weight. */
  public record Weighted(IndexField field, float weight) {}

  /** The fields in which a word is looked for, as one (BM25F). */
  public List<Weighted> fields() {
    return List.of(
        new Weighted(IndexField.ROLE_TEXT, role),
        new Weighted(IndexField.TITLE_TEXT, title),
        new Weighted(IndexField.STARTUP_TEXT, startup),
        new Weighted(IndexField.TECHNOLOGIES_TEXT, technologies),
        new Weighted(IndexField.FACTS_TEXT, facts),
        new Weighted(IndexField.BODY, 1));
  }

  public Timeliness timeliness(LocalDate today) {
    return new Timeliness(open, fresh, today.toEpochDay());
  }

  public Similarity similarity() {
    return new BM25Similarity(k1, b);
  }
}
