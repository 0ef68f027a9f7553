package fr.denicheur.result;

import org.jspecify.annotations.Nullable;

/**
 * Why a posting was found: a word of the question, and where the posting contains it.
 *
 * @param words the word or words as typed; the trade's name for {@link Place#TRADE}; empty if the
 *     owner of the site is the reason
 * @param place the most important place beside the text; {@code null} if only the text contains
 *     them
 * @param times how often the text contains them, 0 or more
 * @param saidAs the other words that the posting says instead; {@code null} if it says the typed
 *     ones
 * @param writtenAs how the title writes the typed word; {@code null} if it is written as typed
 */
public record Reason(
    String words,
    @Nullable Place place,
    int times,
    @Nullable String saidAs,
    @Nullable String writtenAs) {

  /** Where a posting contains words beside its text, the most important place first. */
  public enum Place {
    /** The title, or the title of the role. */
    TITLE,
    /** The name of the startup. */
    STARTUP,
    /** The names of languages and tools. */
    TECHNOLOGIES,
    /** The contract, the domains, the partner, or the welcome to beginners. */
    FACTS,
    /** What the catalogue says of the startup. */
    PITCH,
    /** The conditions of the work, as read from it. */
    CONDITION,
    /** The trade it recruits for, which the question names. */
    TRADE,
    /** Nowhere: the owner of the site gives the posting this place. */
    PINNED,
    /** Nowhere: the owner of the site raises the posting. */
    RAISED,
    /** Nowhere: the owner of the site lowers the posting. */
    LOWERED,
    /** Not in it at all: the question excludes the words and asks for nothing else. */
    NOWHERE
  }

  public Reason {
    if (place == null && times < 1) {
      throw new IllegalArgumentException("a reason must name a place; '" + words + "' has none");
    }
  }
}
