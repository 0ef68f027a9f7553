package fr.denicheur.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import fr.denicheur.posting.Posting;
import fr.denicheur.posting.PostingDetails;
import fr.denicheur.posting.Summary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A whole posting, as it goes over the wire: the fields of a hit that depend on no question, then
 * the rest.
 *
 * @param alsoPublished ids of its near-duplicates, newest first
 * @param roles the role's title as its author wrote it
 * @param text its body without markup
 * @param html its body, sanitised
 */
record PostingJson(
    @JsonUnwrapped SummaryJson summary,
    List<String> alsoPublished,
    List<String> roles,
    List<String> techno,
    @Nullable String contract,
    @Nullable String contact,
    List<String> domaines,
    @Nullable String friend,
    @Nullable String externalUrl,
    String text,
    String html) {

  static PostingJson of(Posting posting, List<Summary> reposts, String html) {
    PostingDetails details = posting.details();
    return new PostingJson(
        SummaryJson.of(posting.summary()),
        reposts.stream().map(one -> one.id().value()).toList(),
        List.of(posting.role()),
        details.technologies(),
        details.contract(),
        details.contact(),
        details.domains(),
        details.friend(),
        details.externalUrl(),
        posting.text(),
        html);
  }
}
