package fr.denicheur.lucene;

import java.util.List;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.Similarity;

/**
 * Every number that decides which posting comes first, in one place.
 *
 * @param role weight of a word in the role, against 1 in the body (BM25F)
 * @param title weight of a word in the title
 * @param startup weight of a word in the startup's name
 * @param technologies weight of a word in the technologies
 * @param k1 how soon repeating a word stops counting (BM25)
 * @param b how much long postings are held back (BM25)
 * @param exactTitle what a word as written adds where it stands in the title so
 * @param exactBody what a word as written adds where it stands in the body so
 * @param nearTitle what two words add that stand near each other in the title as in the question
 * @param nearBody what they add where they do so in the body
 * @param slop how many words may stand between those two
 * @param parts weight of a compound's parts against the compound
 * @param coverage what every word that a posting holds adds, whatever its frequency
 */
record Ranking(
    float role,
    float title,
    float startup,
    float technologies,
    float k1,
    float b,
    float exactTitle,
    float exactBody,
    float nearTitle,
    float nearBody,
    int slop,
    float parts,
    float coverage) {

  /** The weights in use; the benchmark package says how they were found. */
  static final Ranking DEFAULT =
      new Ranking(3f, 3f, 3f, 2f, 0.9f, 0.5f, 0.3f, 0.1f, 0.5f, 0.3f, 2, 0.4f, 0f);

  /** A field and its weight. */
  record Weighted(IndexField field, float weight) {}

  /** The fields in which a word is looked for, as one (BM25F). */
  List<Weighted> fields() {
    return List.of(
        new Weighted(IndexField.ROLE_TEXT, role),
        new Weighted(IndexField.TITLE_TEXT, title),
        new Weighted(IndexField.STARTUP_TEXT, startup),
        new Weighted(IndexField.TECHNOLOGIES_TEXT, technologies),
        new Weighted(IndexField.BODY, 1));
  }

  Similarity similarity() {
    return new BM25Similarity(k1, b);
  }
}
