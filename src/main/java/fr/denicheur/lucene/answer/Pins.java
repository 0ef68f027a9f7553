package fr.denicheur.lucene.answer;

import fr.denicheur.posting.PostingId;
import fr.denicheur.query.Page;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.query.Sort;
import fr.denicheur.rule.Guidance;
import fr.denicheur.rule.Guidance.Pin;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.search.FieldDoc;

/**
 * Puts the pinned postings of an answer at their places.
 *
 * <p>An engine ranks all pinned postings first. Only the order of the first ranks differs from
 * that, up to the last place of a pin. So a page that begins behind them is as the engine ranks it,
 * and for any other page the ranks from the first are asked for. Totals and facets count a pinned
 * posting like every other. In the order of dates pinned postings have no place of their own; in
 * the order of open ones a closed pinned posting comes first of the closed ones.
 *
 * @param page what the client asks for
 */
record Pins(List<Pin> pins, Page page) {

  /** Returns the pins that change the page of a query. */
  static Pins of(Guidance guidance, SearchQuery query) {
    return new Pins(query.sort() == Sort.DATE ? List.of() : guidance.pins(), query.page());
  }

  /** How many postings may be in the answer without holding a word of the question. */
  int count() {
    return pins.size();
  }

  /** Returns the query for the ranks that the page is made of. */
  SearchQuery widened(SearchQuery query) {
    return isMoved() ? query.with(new Page(1, Math.max(page.to(), last()))) : query;
  }

  /** Returns the page that the client asked for, of the ranks of the widened query. */
  ShownPage placed(ShownPage ranks) throws IOException {
    if (!isMoved()) {
      return ranks;
    }
    Map<PostingId, FieldDoc> leading = new LinkedHashMap<>();
    List<FieldDoc> docs = new ArrayList<>(ranks.docs());
    ShownPostings postings = new ShownPostings(ranks.snapshot());
    while (!docs.isEmpty()) {
      PostingId first = postings.summary(docs.getFirst().doc).id();
      if (pins.stream().noneMatch(pin -> pin.posting().equals(first))) {
        break;
      }
      leading.put(first, docs.removeFirst());
    }
    for (Pin pin : pins) {
      FieldDoc doc = leading.get(pin.posting());
      if (doc != null) {
        docs.add(Math.min(pin.place() - 1, docs.size()), doc);
      }
    }
    int end = Math.min(page.to(), docs.size());
    return new ShownPage(
        docs.subList(Math.min(page.from(), end), end),
        ranks.snapshot(),
        ranks.stopping(),
        ranks.reposts());
  }

  private boolean isMoved() {
    return !pins.isEmpty() && page.size() > 0 && page.from() < last();
  }

  /** The last place of a pin; the pins are in the order of their places. */
  private int last() {
    return pins.getLast().place();
  }
}
