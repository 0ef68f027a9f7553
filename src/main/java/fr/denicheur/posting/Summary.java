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
 * @param junior whether beginners are welcome
 * @param date the day it was published, in Europe/Paris, if it is known
 */
public record Summary(
    PostingId id,
    String title,
    RoleFamily family,
    @Nullable Startup startup,
    boolean open,
    boolean junior,
    @Nullable LocalDate date) {

  public Summary {
    if (title.isBlank()) {
      throw new IllegalArgumentException("a posting must have a title; " + id + " has none");
    }
  }
}
