package fr.denicheur.api;

import fr.denicheur.api.HitJson.ValueJson;
import fr.denicheur.posting.Posting;
import fr.denicheur.posting.PostingDetails;
import fr.denicheur.posting.PostingId;
import fr.denicheur.web.PostingAddress;
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
    String id,
    String title,
    ValueJson role,
    @Nullable ValueJson startup,
    boolean open,
    boolean junior,
    @Nullable String date,
    @Nullable String month,
    String url,
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

  static PostingJson of(Posting posting, List<PostingId> reposts, String html) {
    PostingDetails details = posting.details();
    return new PostingJson(
        posting.id().value(),
        posting.title(),
        ValueJson.of(posting.family()),
        ValueJson.of(posting.startup()),
        posting.open(),
        posting.junior(),
        HitJson.date(posting.date()),
        HitJson.month(posting.date()),
        PostingAddress.of(posting.id()),
        reposts.stream().map(PostingId::value).toList(),
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
