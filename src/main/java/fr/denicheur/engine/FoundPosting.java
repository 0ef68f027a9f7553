package fr.denicheur.engine;

import fr.denicheur.posting.Posting;
import fr.denicheur.posting.Summary;
import java.util.List;

/**
 * A posting of the index with its fingerprint and reposts, all read at the same moment.
 *
 * @param posting the posting as it was put
 * @param version the fingerprint it was put with
 * @param reposts the other postings that publish the same text again, newest first; mostly none
 */
public record FoundPosting(Posting posting, Fingerprint version, List<Summary> reposts) {
  public FoundPosting {
    reposts = List.copyOf(reposts);
  }
}
