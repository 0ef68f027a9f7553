package fr.denicheur.query;

/** The order of the hits of an answer. */
public enum Sort {
  /** Best match first; equal matches newest first. */
  RELEVANCE,
  /** Newest first; postings without a date last. */
  DATE
}
