package fr.denicheur.result;

import java.util.List;

/**
 * Parts of a posting in which a question's words stand. Every text is HTML-escaped; the only markup
 * is {@code <mark>} around a matching word.
 *
 * @param title the whole title if a word stands in it; else empty
 * @param body passages of the text, best first, cut at sentences or clauses; the beginning of the
 *     text if no word stands in it
 */
public record Excerpts(List<String> title, List<String> body) {
  /** No excerpts, for a query that does not ask for them. */
  public static final Excerpts NONE = new Excerpts(List.of(), List.of());

  public Excerpts {
    title = List.copyOf(title);
    body = List.copyOf(body);
  }
}
