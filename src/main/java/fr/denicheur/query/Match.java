package fr.denicheur.query;

import java.util.Locale;

/** Which postings count as answers to a question of several free words. */
public enum Match {
  /** Those that cover most of what was asked; if none does, those that cover the most. */
  BEST,
  /** Those that hold one of the words. */
  ANY,
  /** Those that hold all words, each as typed or in another way. */
  ALL;

  /** The name in URLs: lower case. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
