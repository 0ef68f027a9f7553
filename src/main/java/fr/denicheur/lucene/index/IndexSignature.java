package fr.denicheur.lucene.index;

import fr.denicheur.french.AnalysisTrace;
import fr.denicheur.lexicon.RoleFamilies;
import fr.denicheur.posting.Digest;
import java.util.Map;
import org.apache.lucene.util.Version;

/** What an index must have been made with to be read by this program. */
public final class IndexSignature {
  /** Raised whenever the fields of the index change, or how files are read into postings. */
  public static final int LAYOUT = 5;

  private static final String KEY = "denicheur.signature";

  private static final String CURRENT =
      String.join(
          ", ",
          "layout " + LAYOUT,
          "analysis " + Digest.crc32c(AnalysisTrace.current()),
          "role families " + RoleFamilies.bundled().fingerprint(),
          "Lucene " + Version.LATEST);

  private IndexSignature() {}

  /** What a commit carries so that it is recognised. */
  public static Map<String, String> commitData() {
    return Map.of(KEY, CURRENT);
  }

  /** Whether a commit with this data was made by a program that reads and writes as this one. */
  public static boolean isCurrent(Map<String, String> commitData) {
    return CURRENT.equals(commitData.get(KEY));
  }
}
