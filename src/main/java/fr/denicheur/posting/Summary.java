package fr.denicheur.posting;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a list shows of a posting.
 *
 * @param id its name, unique in the index
 * @param title its title, for people; never blank
 * @param family the trade the role belongs to
 * @param startup the product that recruits, if the author names one; an index labels it with its
 *     most frequent spelling
 * @param open whether candidates may still apply
 * @param junior whether beginners are welcome, as the author says or as the text was read
 * @param date the day it was published, in Europe/Paris, if it is known
 * @param conditions under which conditions the work is done, as read from the posting
 */
public record Summary(
    PostingId id,
    String title,
    RoleFamily family,
    @Nullable Startup startup,
    boolean open,
    boolean junior,
    @Nullable LocalDate date,
    Conditions conditions) {

  public Summary {
    if (title.isBlank()) {
      throw new IllegalArgumentException("a posting must have a title; " + id + " has none");
    }
  }

  /** Returns the same facts with another startup. */
  public Summary at(Startup other) {
    return new Summary(id, title, family, other, open, junior, date, conditions);
  }
}
