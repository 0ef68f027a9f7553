package fr.denicheur.result;

import java.util.List;

/**
 * Parts of a posting that contain words of the question, which are marked.
 *
 * @param heading the whole title if it contains such a word; else empty
 * @param passages parts of the text in its order, cut at sentences or clauses: two, or more if only
 *     they show every piece of the question that the text contains; the beginning of the text if it
 *     contains no such word
 */
public record Excerpts(List<Marked> heading, List<Marked> passages) {
  /** No excerpts, for a query that does not ask for them. */
  public static final Excerpts NONE = new Excerpts(List.of(), List.of());

  public Excerpts {
    heading = List.copyOf(heading);
    passages = List.copyOf(passages);
  }

  /** Returns the heading as HTML. */
  public List<String> title() {
    return heading.stream().map(Marked::html).toList();
  }

  /** Returns the passages as HTML. */
  public List<String> body() {
    return passages.stream().map(Marked::html).toList();
  }
}
