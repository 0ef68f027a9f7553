package fr.denicheur.site;

import fr.denicheur.posting.PostingId;
import fr.denicheur.posting.Summary;
import fr.denicheur.result.Hit;
import fr.denicheur.result.SimilarHit;
import fr.denicheur.web.PostingAddress;
import gg.jte.html.escape.Escape;
import gg.jte.output.StringOutput;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Makes hits ready to be shown. */
final class HitViews {
  /** More dates than these are not read; the posting's page has them all. */
  private static final int MAX_ALSO = 3;

  private final Frame frame;

  HitViews(Frame frame) {
    this.frame = frame;
  }

  /**
   * Returns a hit of a search.
   *
   * @param why reasons it was found, in French
   * @param address leads to a posting's page
   */
  HitView of(Hit hit, List<String> why, Function<PostingId, String> address) {
    return of(hit, why, address, List.of());
  }

  /**
   * Returns postings that resemble another. Those that share no word with it are left out: a reader
   * would not see why they are there.
   */
  List<HitView> of(Optional<List<SimilarHit>> similar) {
    return similar.orElse(List.of()).stream()
        .filter(one -> !one.shared().isEmpty())
        .map(one -> of(one.hit(), List.of(), PostingAddress::of, one.shared()))
        .toList();
  }

  private HitView of(
      Hit hit, List<String> why, Function<PostingId, String> address, List<String> shared) {
    List<Summary> also = hit.alsoPublished().stream().limit(MAX_ALSO).toList();
    return new HitView(
        address.apply(hit.id()),
        hit.excerpts().title().stream().findFirst().orElseGet(() -> escaped(hit.title())),
        hit.summary(),
        hit.excerpts().body(),
        also.stream().map(one -> Link.to(published(one), address.apply(one.id()))).toList(),
        hit.alsoPublished().size() - also.size(),
        why,
        shared);
  }

  private String published(Summary repost) {
    return repost.date() == null ? frame.text("date.unknown") : frame.month(repost.date());
  }

  private static String escaped(String text) {
    StringOutput escaped = new StringOutput(text.length());
    Escape.htmlContent(text, escaped);
    return escaped.toString();
  }
}
