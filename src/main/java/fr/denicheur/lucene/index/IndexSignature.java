package fr.denicheur.lucene.index;

import fr.denicheur.french.AnalysisTrace;
import fr.denicheur.lexicon.ConditionReader;
import fr.denicheur.lexicon.RoleFamilies;
import fr.denicheur.posting.Digest;
import java.util.Map;
import org.apache.lucene.util.Version;

/**
 * Marks every commit with the versions that made it. This program reads only an index whose mark is
 * its own; it rebuilds any other.
 */
public final class IndexSignature {
  /** Raised with every change of the fields, or of how files become postings. */
  public static final int LAYOUT = 11;

  private static final String KEY = "denicheur.signature";

  private static final String CURRENT =
      String.join(
          ", ",
          "layout " + LAYOUT,
          "analysis " + Digest.crc32c(AnalysisTrace.current()),
          "weights " + Ranking.DEFAULT.fields(),
          "role families " + RoleFamilies.bundled().fingerprint(),
          "conditions " + ConditionReader.fingerprint(),
          "Lucene " + Version.LATEST);

  private IndexSignature() {}

  /** Returns the mark to write into a commit. */
  public static Map<String, String> commitData() {
    return Map.of(KEY, CURRENT);
  }

  /** Returns the mark of this program. */
  public static String current() {
    return CURRENT;
  }

  /** Whether a commit with this data was made by a program that reads and writes like this one. */
  public static boolean isCurrent(Map<String, String> commitData) {
    return CURRENT.equals(commitData.get(KEY));
  }
}
