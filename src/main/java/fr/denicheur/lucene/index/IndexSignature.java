package fr.denicheur.lucene.index;

import fr.denicheur.french.AnalysisTrace;
import fr.denicheur.lexicon.RoleFamilies;
import fr.denicheur.posting.Digest;
import java.util.Map;
import org.apache.lucene.util.Version;

/** The versions of everything that decides whether this program can read an index. */
public final class IndexSignature {
  /** Must be raised when the fields of the index change, or the way files are read. */
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

  /** Returns the data by which {@link #isCurrent} recognises a commit. */
  public static Map<String, String> commitData() {
    return Map.of(KEY, CURRENT);
  }

  /** Whether the commit with this data was made by a program that indexes like this one. */
  public static boolean isCurrent(Map<String, String> commitData) {
    return CURRENT.equals(commitData.get(KEY));
  }
}
