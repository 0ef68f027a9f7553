package fr.denicheur.result;

import fr.denicheur.posting.PostingId;
import fr.denicheur.posting.RoleFamily;
import fr.denicheur.posting.Startup;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One posting of an answer, with what a list shows of it.
 *
 * @param startup the product that recruits, labelled with its most frequent spelling
 * @param score how well it matches, 0 or more; scores of two answers cannot be compared, and an
 *     answer in order of date has only zeros
 * @param excerpts parts of the posting in which the question's words stand
 * @param alsoPublished near-duplicates folded into this hit, newest first
 * @param why reasons in French; empty unless asked for
 */
public record Hit(
    PostingId id,
    String title,
    RoleFamily family,
    @Nullable Startup startup,
    boolean open,
    boolean junior,
    @Nullable LocalDate date,
    float score,
    Excerpts excerpts,
    List<PostingId> alsoPublished,
    List<String> why) {

  public Hit {
    alsoPublished = List.copyOf(alsoPublished);
    why = List.copyOf(why);
  }

  /** Returns this hit with its excerpts. */
  public Hit with(Excerpts found) {
    return new Hit(
        id, title, family, startup, open, junior, date, score, found, alsoPublished, why);
  }

  /** Returns this hit with the reasons why it was found. */
  public Hit because(List<String> reasons) {
    return new Hit(
        id, title, family, startup, open, junior, date, score, excerpts, alsoPublished, reasons);
  }
}
