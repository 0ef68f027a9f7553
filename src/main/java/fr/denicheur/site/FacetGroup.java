package fr.denicheur.site;

import fr.denicheur.web.FacetChoice;
import java.util.List;

/**
 * What an answer can be narrowed to by one facet.
 *
 * @param name of the parameter
 * @param label what it is about
 * @param choices shown at once
 * @param folds shown when they are opened
 */
public record FacetGroup(String name, String label, List<FacetChoice> choices, List<Fold> folds) {
  /**
   * Some values under a heading.
   *
   * @param name what tells it from the others of its facet
   * @param label of all
   * @param open whether they are shown from the beginning
   */
  public record Fold(String name, String label, boolean open, List<FacetChoice> choices) {}
}
