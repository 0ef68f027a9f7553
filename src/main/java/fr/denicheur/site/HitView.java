package fr.denicheur.site;

import fr.denicheur.posting.PostingId;
import fr.denicheur.posting.Summary;
import fr.denicheur.result.Hit;
import fr.denicheur.result.SimilarHit;
import fr.denicheur.web.PostingAddress;
import gg.jte.html.escape.Escape;
import gg.jte.output.StringOutput;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A posting in a list of search results or similar postings.
 *
 * @param href the public path of its page
 * @param titleHtml its title as HTML, in which only {@code <mark>} is markup
 * @param posting its date, startup and other facts
 * @param passagesHtml excerpts as HTML, in which only {@code <mark>} is markup
 * @param also a link to another publication of it for each month, at most {@value #MAX_ALSO}
 * @param more how many further months it was published in
 * @param why the reasons why it was found, in the page's language; empty if they were not asked for
 * @param shared the words it shares with another posting; empty in search results
 */
public record HitView(
    String href,
    String titleHtml,
    Summary posting,
    List<String> passagesHtml,
    List<Link> also,
    int more,
    List<String> why,
    List<String> shared) {
  /** Readers skip a longer row of dates; the page of the posting shows more. */
  private static final int MAX_ALSO = 3;

  /**
   * Returns a hit as a list shows it.
   *
   * @param why the reasons why it was found
   * @param address returns the address of a posting's page, below the base path
   */
  static HitView of(Hit hit, List<String> why, Function<PostingId, String> address, Frame frame) {
    return of(hit, why, address, List.of(), frame);
  }

  /**
   * Returns postings that resemble another; empty if the engine does not know that one. Postings
   * that share no word with it are left out: a reader would not see why they are there.
   */
  static List<HitView> of(Optional<List<SimilarHit>> similar, Frame frame) {
    return similar.orElse(List.of()).stream()
        .filter(one -> !one.shared().isEmpty())
        .map(one -> of(one.hit(), List.of(), PostingAddress::of, one.shared(), frame))
        .toList();
  }

  private static HitView of(
      Hit hit,
      List<String> why,
      Function<PostingId, String> address,
      List<String> shared,
      Frame frame) {
    Map<String, Link> also = new LinkedHashMap<>();
    for (Summary one : hit.alsoPublished()) {
      String month = month(one, frame);
      also.putIfAbsent(month, Link.to(month, frame.at(address.apply(one.id()))));
    }
    return new HitView(
        frame.at(address.apply(hit.id())),
        hit.excerpts().title().stream().findFirst().orElseGet(() -> escaped(hit.title())),
        hit.summary(),
        hit.excerpts().body(),
        also.values().stream().limit(MAX_ALSO).toList(),
        Math.max(0, also.size() - MAX_ALSO),
        why,
        shared);
  }

  private static String month(Summary repost, Frame frame) {
    return repost.date() == null ? frame.text("date.unknown") : frame.month(repost.date());
  }

  private static String escaped(String text) {
    StringOutput escaped = new StringOutput(text.length());
    Escape.htmlContent(text, escaped);
    return escaped.toString();
  }
}
