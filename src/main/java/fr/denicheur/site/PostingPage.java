package fr.denicheur.site;

import fr.denicheur.engine.FoundPosting;
import fr.denicheur.engine.SearchEngine;
import fr.denicheur.engine.TimeLimitException;
import fr.denicheur.posting.Facet;
import fr.denicheur.posting.Posting;
import fr.denicheur.posting.PostingId;
import fr.denicheur.posting.Summary;
import fr.denicheur.query.Filter;
import fr.denicheur.query.SimilarQuery;
import fr.denicheur.reading.text.MarkdownText;
import fr.denicheur.web.PostingAddress;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of one posting.
 *
 * @param frame the texts and what stands around every page
 * @param title the name of the page in the browser
 * @param description the beginning of the text, for sites that show a link to this page
 * @param name the title of the posting
 * @param open whether candidates may still apply
 * @param filled whether its author says that the job is taken
 * @param junior whether beginners are welcome
 * @param facts its date, contract and other facts
 * @param bodyHtml the text as sanitised HTML, whose highest heading is an {@code h2}
 * @param back a link to the search the reader comes from
 * @param address the absolute address of this page; {@code null} if the site's address is not known
 * @param history links to other publications of the posting, newest first
 * @param again a link to the newest open publication; {@code null} if this one is open or none is
 * @param openSimilar open postings like it; empty if this posting is open
 * @param similar other postings like it
 * @param jsonLd a description for web search engines, safe inside a script element; {@code null} if
 *     there is none
 */
public record PostingPage(
    Frame frame,
    String title,
    String description,
    String name,
    boolean open,
    boolean filled,
    boolean junior,
    List<Fact> facts,
    String bodyHtml,
    Link back,
    @Nullable String address,
    List<Link> history,
    @Nullable Link again,
    List<HitView> openSimilar,
    List<HitView> similar,
    @Nullable String jsonLd) {
  /**
   * The level of the highest heading in the text: the title of the posting is the only {@code h1}.
   */
  private static final int HIGHEST_HEADING = 2;

  private static final int MAX_SIMILAR = 5;

  /** Other publications in the history; hardly any posting has more. */
  private static final int MAX_REPOSTS = 20;

  /** Few, because they stand above the text, which must stay on the screen. */
  private static final int MAX_OPEN = 3;

  /** In characters: search engines and social networks cut longer descriptions. */
  private static final int DESCRIPTION_LENGTH = 160;

  /**
   * Asks an engine for a posting and for postings like it.
   *
   * @throws io.javalin.http.NotFoundResponse if there is no such posting
   */
  static PostingPage of(PostingId id, Link back, SearchEngine engine, Frame frame) {
    FoundPosting found = engine.find(id).orElseThrow(() -> PostingAddress.unknown(id));
    Posting posting = found.posting();
    SimilarQuery like = SimilarQuery.to(id);
    Filter onlyOpen = Filter.NONE.with(Facet.OPEN, "true");
    List<HitView> open =
        posting.open() ? List.of() : similar(like.with(onlyOpen, MAX_OPEN), engine, frame);
    List<HitView> similar = similar(like.with(Filter.NONE, MAX_SIMILAR), engine, frame);
    String address = frame.settings().absolute(PostingAddress.of(id)).orElse(null);
    MarkdownText text = MarkdownText.of(posting.markdown()).linkedFrom(frame.settings().source());
    List<Summary> reposts = found.reposts().stream().limit(MAX_REPOSTS).toList();
    return new PostingPage(
        frame,
        frame.pageTitle(List.of(posting.title())),
        description(posting.text()),
        posting.title(),
        posting.open(),
        !posting.open() && posting.details().filled(),
        posting.junior(),
        Fact.of(posting, frame),
        text.html(HIGHEST_HEADING),
        back,
        address,
        reposts.stream().map(repost -> published(repost, frame)).toList(),
        posting.open() ? null : again(reposts, frame),
        open,
        similar.stream().filter(hit -> !open.contains(hit)).toList(),
        JobPosting.json(posting, text, frame.settings(), address).orElse(null));
  }

  /** Returns none if they take too long: the posting itself is what the reader came for. */
  private static List<HitView> similar(SimilarQuery query, SearchEngine engine, Frame frame) {
    try {
      return HitView.of(engine.similar(query), frame);
    } catch (TimeLimitException e) {
      return List.of();
    }
  }

  /** The key of the text that says whether candidates may still apply. */
  public String state() {
    return open ? "open" : filled ? "filled" : "closed";
  }

  private static Link published(Summary repost, Frame frame) {
    LocalDate date = repost.date();
    String day = date == null ? frame.text("date.unknown") : frame.day(date);
    String state = frame.text(repost.open() ? "open" : "closed");
    return Link.to(
        frame.text("posting.published", day, state), frame.at(PostingAddress.of(repost.id())));
  }

  private static @Nullable Link again(List<Summary> reposts, Frame frame) {
    return reposts.stream()
        .filter(Summary::open)
        .findFirst()
        .map(repost -> Link.to(repost.title(), frame.at(PostingAddress.of(repost.id()))))
        .orElse(null);
  }

  private static String description(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    if (line.length() <= DESCRIPTION_LENGTH) {
      return line;
    }
    int end = line.lastIndexOf(' ', DESCRIPTION_LENGTH);
    return line.substring(0, end < 1 ? DESCRIPTION_LENGTH : end) + "…";
  }
}
