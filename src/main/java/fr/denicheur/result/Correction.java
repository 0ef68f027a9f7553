package fr.denicheur.result;

/**
 * Another spelling of a question.
 *
 * @param query the question with its words corrected
 * @param applied whether the engine searched it; else it only proposes it
 */
public record Correction(String query, boolean applied) {}
