package fr.denicheur.result;

import java.util.List;

/**
 * Parts of a posting that contain words of the question. Every text is HTML-escaped; the only
 * markup is {@code <mark>} around a matching word.
 *
 * @param title the whole title if it contains such a word; else empty
 * @param body passages of the text in its order, cut at sentences or clauses: two, or more if only
 *     they show every piece of the question that the text contains; the beginning of the text if it
 *     contains no such word
 */
public record Excerpts(List<String> title, List<String> body) {
  /** No excerpts, for a query that does not ask for them. */
  public static final Excerpts NONE = new Excerpts(List.of(), List.of());

  public Excerpts {
    title = List.copyOf(title);
    body = List.copyOf(body);
  }
}
