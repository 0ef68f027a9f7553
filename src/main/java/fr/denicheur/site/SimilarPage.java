package fr.denicheur.site;

import fr.denicheur.engine.SearchEngine;
import fr.denicheur.posting.Posting;
import fr.denicheur.query.SimilarQuery;
import fr.denicheur.web.PostingAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page where the author of a draft sees which postings it resembles.
 *
 * @param frame the texts and what stands around every page
 * @param title the name of the page in the browser
 * @param text the draft; empty at first
 * @param problem a sentence that says why the draft could not be compared; {@code null} if it was
 * @param answer the postings that it resembles; {@code null} if it was not compared
 */
public record SimilarPage(
    Frame frame, String title, String text, @Nullable String problem, @Nullable Answered answer) {

  /**
   * The postings that a draft resembles.
   *
   * @param status a sentence that says how many there are
   * @param copies postings that the draft repeats almost word for word
   * @param hits other postings like it
   */
  public record Answered(String status, List<HitView> copies, List<HitView> hits) {}

  /** Returns the page with an empty form. */
  static SimilarPage blank(Frame frame) {
    return of("", null, null, frame);
  }

  /** Returns the page for a text that could not be read as a posting. */
  static SimilarPage unreadable(String text, Frame frame) {
    return of(text, frame.text("similar.unreadable"), null, frame);
  }

  /** Asks an engine which postings a draft resembles, and returns the page with them. */
  static SimilarPage comparing(String text, Posting draft, SearchEngine engine, Frame frame) {
    List<HitView> hits = HitView.of(engine.similar(SimilarQuery.to(draft)), frame);
    List<HitView> copies =
        engine.nearDuplicates(draft).stream()
            .map(hit -> HitView.of(hit, List.of(), PostingAddress::of, frame))
            .toList();
    String status = frame.text("similar.count", hits.size());
    return of(text, null, new Answered(status, copies, hits), frame);
  }

  private static SimilarPage of(
      String text, @Nullable String problem, @Nullable Answered answer, Frame frame) {
    String title = frame.pageTitle(List.of(frame.text("similar.title")));
    return new SimilarPage(frame, title, text, problem, answer);
  }
}
