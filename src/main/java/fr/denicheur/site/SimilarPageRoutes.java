package fr.denicheur.site;

import fr.denicheur.engine.SearchEngine;
import fr.denicheur.posting.Posting;
import fr.denicheur.query.SimilarQuery;
import fr.denicheur.reading.PostingReader;
import fr.denicheur.site.SimilarPage.Answered;
import fr.denicheur.web.Answer;
import fr.denicheur.web.Answer.Keeping;
import fr.denicheur.web.Audience;
import fr.denicheur.web.Parameters;
import fr.denicheur.web.PostingAddress;
import fr.denicheur.web.RequestBody;
import fr.denicheur.web.Route;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code /similaires}: paste a draft, see what resembles it. It only reads, so anyone may ask. */
final class SimilarPageRoutes {
  private static final String PATH = "/similaires";

  /** The name of the text in the form. */
  private static final String TEXT = "text";

  private final Frame frame;
  private final Templates templates;
  private final SearchEngine engine;
  private final PostingReader reader;

  SimilarPageRoutes(Frame frame, Templates templates, SearchEngine engine, PostingReader reader) {
    this.frame = frame;
    this.templates = templates;
    this.engine = engine;
    this.reader = reader;
  }

  /** {@code GET}: where to paste it. */
  Route form() {
    return Route.get(PATH, () -> page("", null, null)).to(Audience.PEOPLE);
  }

  /** {@code POST}: what it resembles. */
  Route answer() {
    return Route.post(PATH, List.of(), this::read).to(Audience.PEOPLE);
  }

  private Supplier<Answer> read(Context context, Parameters none) throws IOException {
    Parameters form = RequestBody.form(context, List.of(TEXT));
    String text = form.one(TEXT).orElse("").strip();
    return () -> answer(text).kept(Keeping.NEVER);
  }

  private Answer answer(String text) {
    return draft(text)
        .map(draft -> page(text, null, resembling(draft)))
        .orElseGet(() -> page(text, frame.text("similar.unreadable"), null).withStatus(400));
  }

  private Optional<Posting> draft(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return text.isEmpty() ? Optional.empty() : reader.readDraft("brouillon", bytes).posting();
  }

  private Answered resembling(Posting draft) {
    HitViews views = new HitViews(frame);
    List<HitView> hits = views.of(engine.similar(SimilarQuery.to(draft)));
    List<HitView> copies =
        engine.nearDuplicates(draft).stream()
            .map(hit -> views.of(hit, List.of(), PostingAddress::of))
            .toList();
    return new Answered(frame.text("similar.count", hits.size()), copies, hits);
  }

  private Answer page(String text, @Nullable String problem, @Nullable Answered answered) {
    String title = frame.pageTitle(List.of(frame.text("similar.title")));
    SimilarPage page = new SimilarPage(frame, title, text, problem, answered);
    return Answer.html(templates.render("similar", page));
  }
}
