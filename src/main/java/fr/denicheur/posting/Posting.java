package fr.denicheur.posting;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A job posting, read and checked.
 *
 * @param id its name, unique in the index
 * @param title what it is called, for people; never blank
 * @param role the role's title as its author wrote it; never blank
 * @param family the trade the role belongs to
 * @param startup the product that recruits, where one is named
 * @param open whether candidates may still apply
 * @param junior whether beginners are welcome
 * @param date the day it was published, in Europe/Paris, where it is known
 * @param details what else its front matter says
 * @param markdown its body as written, in Unicode form NFC
 * @param text its body as plain text, one line per block, without markup, URLs or HTML
 */
public record Posting(
    PostingId id,
    String title,
    String role,
    RoleFamily family,
    @Nullable Startup startup,
    boolean open,
    boolean junior,
    @Nullable LocalDate date,
    PostingDetails details,
    String markdown,
    String text) {

  public Posting {
    if (title.isBlank() || role.isBlank()) {
      throw new IllegalArgumentException(
          "a posting must have a title and a role; got '" + title + "' and '" + role + "'");
    }
  }
}
