package fr.denicheur.query;

import java.util.Locale;

/** The order of the hits of an answer. */
public enum Sort {
  /** Best match first; equal matches newest first. */
  RELEVANCE,
  /** Newest first; postings without a date last. */
  DATE,
  /** Open postings first, then closed ones, each part by relevance. */
  OPEN;

  /** The name in URLs: lower case. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
