package fr.denicheur.result;

import java.util.List;

/**
 * A corrected spelling of a question.
 *
 * @param query the question with its words corrected
 * @param applied whether the engine searched the corrected question; if not, it only proposes it
 * @param missing the typed words that no posting holds and for which others are only proposed
 */
public record Correction(String query, boolean applied, List<String> missing) {
  public Correction {
    missing = List.copyOf(missing);
  }
}
