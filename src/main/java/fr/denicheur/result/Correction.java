package fr.denicheur.result;

/**
 * Another spelling of a question.
 *
 * @param query the question with its words corrected
 * @param applied whether this is what was searched; else it is only proposed
 */
public record Correction(String query, boolean applied) {}
