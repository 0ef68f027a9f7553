package fr.denicheur.result;

/**
 * A corrected spelling of a question.
 *
 * @param query the question with its words corrected
 * @param applied whether the engine searched the corrected question; if not, it only proposes it
 */
public record Correction(String query, boolean applied) {}
