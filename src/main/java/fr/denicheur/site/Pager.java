package fr.denicheur.site;

import fr.denicheur.query.Page;
import fr.denicheur.query.SearchQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Links to the other pages of a search.
 *
 * @param previous the address of the page before; {@code null} if there is none
 * @param next the address of the page after; {@code null} if there is none
 * @param runs links to numbered pages: each list contains consecutive ones, and between two lists
 *     some are left out
 */
public record Pager(@Nullable String previous, @Nullable String next, List<List<Link>> runs) {
  /** How many pages before and after the current one have a link of their own. */
  private static final int AROUND = 2;

  /** Whether there is another page. */
  public boolean isNeeded() {
    return previous != null || next != null;
  }

  /**
   * Returns a query for its own page, or for the last page of its hits if there are not so many.
   */
  static SearchQuery within(SearchQuery query, long total) {
    int last = Math.max(1, last(query.page().size(), total));
    return query.page().number() <= last ? query : query.with(new Page(last, query.page().size()));
  }

  /** Makes the links of a page within its hits. */
  static Pager of(SearchQuery query, long total, Frame frame) {
    int current = query.page().number();
    int last = last(query.page().size(), total);
    return new Pager(
        current > 1 ? address(query, current - 1, frame) : null,
        current < last ? address(query, current + 1, frame) : null,
        runs(query, current, last, frame));
  }

  private static int last(int size, long total) {
    return size == 0 ? 0 : (int) Math.min(Math.ceilDiv(total, size), Page.MAX_WINDOW / size);
  }

  private static List<List<Link>> runs(SearchQuery query, int current, int last, Frame frame) {
    List<List<Link>> runs = new ArrayList<>();
    int before = -1;
    for (int page : shown(current, last)) {
      if (page != before + 1) {
        runs.add(new ArrayList<>());
      }
      runs.getLast()
          .add(new Link(Integer.toString(page), address(query, page, frame), page == current));
      before = page;
    }
    return runs;
  }

  private static int[] shown(int current, int last) {
    return IntStream.rangeClosed(1, last)
        .filter(page -> page == 1 || page == last || Math.abs(page - current) <= AROUND)
        .toArray();
  }

  private static String address(SearchQuery query, int page, Frame frame) {
    return frame.at(SearchAddress.of(query.with(new Page(page, query.page().size()))));
  }
}
