package fr.denicheur.site;

import fr.denicheur.engine.SearchEngine;
import fr.denicheur.posting.PostingId;
import fr.denicheur.result.Hit;
import fr.denicheur.result.SimilarHit;
import fr.denicheur.web.PostingAddress;
import gg.jte.html.escape.Escape;
import gg.jte.output.StringOutput;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes hits ready to be shown. */
final class HitViews {
  /** More dates than these are not read; the posting's page has them all. */
  private static final int MAX_ALSO = 3;

  private static final int MONTH_LENGTH = "2021-12".length();

  private final Frame frame;
  private final SearchEngine engine;

  HitViews(Frame frame, SearchEngine engine) {
    this.frame = frame;
    this.engine = engine;
  }

  /**
   * Returns a hit of a search.
   *
   * @param address leads to a posting's page
   */
  HitView of(Hit hit, Function<PostingId, String> address) {
    return of(hit, address, List.of());
  }

  /** Returns postings that resemble another; what shares no word of it does so in no one's eyes. */
  List<HitView> of(Optional<List<SimilarHit>> similar) {
    return similar.orElse(List.of()).stream()
        .filter(one -> !one.shared().isEmpty())
        .map(one -> of(one.hit(), PostingAddress::of, one.shared()))
        .toList();
  }

  private HitView of(Hit hit, Function<PostingId, String> address, List<String> shared) {
    LocalDate date = hit.date();
    List<PostingId> also = hit.alsoPublished().stream().limit(MAX_ALSO).toList();
    return new HitView(
        address.apply(hit.id()),
        hit.excerpts().title().stream().findFirst().orElseGet(() -> escaped(hit.title())),
        hit.open(),
        hit.junior(),
        hit.family().label(),
        hit.startup() == null ? null : hit.startup().label(),
        date == null ? null : date.toString().substring(0, MONTH_LENGTH),
        date == null ? null : frame.month(date),
        hit.excerpts().body(),
        also.stream().map(id -> Link.to(published(id), address.apply(id))).toList(),
        hit.alsoPublished().size() - also.size(),
        hit.why(),
        shared);
  }

  private String published(PostingId id) {
    Optional<LocalDate> date = engine.find(id).flatMap(posting -> dated(posting.date()));
    return date.map(frame::month).orElse(frame.text("date.unknown"));
  }

  private static Optional<LocalDate> dated(@Nullable LocalDate date) {
    return Optional.ofNullable(date);
  }

  private static String escaped(String text) {
    StringOutput escaped = new StringOutput(text.length());
    Escape.htmlContent(text, escaped);
    return escaped.toString();
  }
}
