package fr.denicheur.posting;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A job posting with its summary, its details and its text.
 *
 * @param summary the facts that a list of postings shows, such as its title and its date
 * @param role the title of the role as the author wrote it, or else the posting's title; not blank
 * @param details the other facts of its front matter
 * @param markdown its body in Markdown, in Unicode form NFC; empty if the file has no text
 * @param text its body as plain text, one line per block, without markup or link targets; empty if
 *     the body shows no text
 */
public record Posting(
    Summary summary, String role, PostingDetails details, String markdown, String text) {

  public Posting {
    if (role.isBlank()) {
      throw new IllegalArgumentException(
          "a posting must have a role; " + summary.id() + " has none");
    }
  }

  /** Its name, unique in the index. */
  public PostingId id() {
    return summary.id();
  }

  /** Its title, for people. */
  public String title() {
    return summary.title();
  }

  /** The trade the role belongs to. */
  public RoleFamily family() {
    return summary.family();
  }

  /** The product that recruits, if known; an index labels it with its most frequent spelling. */
  public @Nullable Startup startup() {
    return summary.startup();
  }

  /** Whether candidates may still apply. */
  public boolean open() {
    return summary.open();
  }

  /** Whether beginners are welcome. */
  public boolean junior() {
    return summary.junior();
  }

  /** Under which conditions the work is done. */
  public Conditions conditions() {
    return summary.conditions();
  }

  /** The day it was published. */
  public @Nullable LocalDate date() {
    return summary.date();
  }

  /** Returns the same posting of a startup that is named otherwise. */
  public Posting at(Startup startup) {
    return new Posting(summary.at(startup), role, details, markdown, text);
  }
}
