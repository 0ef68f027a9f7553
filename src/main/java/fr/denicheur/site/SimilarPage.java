package fr.denicheur.site;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a draft resembles, for who wrote it.
 *
 * @param frame what stands around it
 * @param title what the browser calls it
 * @param text the draft
 * @param problem why it could not be compared; {@code null} where nothing is wrong
 * @param answer what it resembles; {@code null} before a draft was given
 */
public record SimilarPage(
    Frame frame, String title, String text, @Nullable String problem, @Nullable Answered answer) {

  /**
   * What a draft resembles.
   *
   * @param status how many postings
   * @param copies postings that it repeats almost word for word
   * @param hits others like it
   */
  public record Answered(String status, List<HitView> copies, List<HitView> hits) {}
}
