package fr.denicheur.result;

import fr.denicheur.posting.PostingId;
import fr.denicheur.posting.Summary;
import java.util.List;

/**
 * A posting that an engine found.
 *
 * @param summary what a list shows of it
 * @param score how well it matches, 0 or more; scores of two answers cannot be compared, and an
 *     answer in order of date has only zeros
 * @param excerpts parts of the posting that contain words of the question
 * @param alsoPublished the other versions of this posting, newest first, whether they match or not;
 *     empty if every version is a hit of its own
 * @param why reasons in the order of the question; empty unless the query asks for them
 */
public record Hit(
    Summary summary,
    float score,
    Excerpts excerpts,
    List<Summary> alsoPublished,
    List<Reason> why) {

  public Hit {
    alsoPublished = List.copyOf(alsoPublished);
    why = List.copyOf(why);
  }

  /** The posting's name. */
  public PostingId id() {
    return summary.id();
  }

  /** The posting's title, for people. */
  public String title() {
    return summary.title();
  }

  /** Returns this hit with its excerpts. */
  public Hit with(Excerpts found) {
    return new Hit(summary, score, found, alsoPublished, why);
  }

  /** Returns this hit with the reasons why it was found. */
  public Hit because(List<Reason> reasons) {
    return new Hit(summary, score, excerpts, alsoPublished, reasons);
  }
}
