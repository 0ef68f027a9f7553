package fr.denicheur.assistant;

import fr.denicheur.engine.FoundPosting;
import fr.denicheur.engine.SearchEngine;
import fr.denicheur.posting.Posting;
import fr.denicheur.posting.PostingDetails;
import fr.denicheur.posting.PostingId;
import fr.denicheur.posting.ShortText;
import fr.denicheur.query.InvalidQueryException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code fetch}: one posting with its whole text. */
final class FetchTool extends Tool {
  /** Characters of a text; ten times a long posting. */
  private static final int MAX_TEXT = 50_000;

  private final SearchEngine engine;
  private final Sentences sentences;

  FetchTool(SearchEngine engine, Sentences sentences) {
    super(
        "fetch",
        "Lire une offre",
        "Returns one job posting with all its facts and its whole text, by the id that search or"
            + " similar gave. The answer says if the posting is closed.",
        Map.of("id", Schemas.text("The id of the posting, as search or similar gave it.")),
        List.of("id"));
    this.engine = engine;
    this.sentences = sentences;
  }

  @Override
  String text(Arguments arguments) {
    PostingId id = id(arguments);
    FoundPosting found = engine.find(id).orElseThrow(() -> unknown(id));
    Posting posting = found.posting();
    PostingDetails details = posting.details();
    StringBuilder text = new StringBuilder();
    text.append(posting.open() ? "" : Sentences.CLOSED + "\n").append(posting.title()).append('\n');
    text.append(sentences.of(posting.summary()));
    add(text, "employeur", details.friend());
    add(text, "contrat", details.contract());
    add(text, "contact", details.contact());
    add(text, "candidater", details.externalUrl());
    add(text, "dernier jour pour postuler", details.unpublishedOn());
    add(text, "technologies", String.join(", ", details.technologies()));
    details.others().forEach((name, value) -> add(text, name, value));
    if (!found.reposts().isEmpty()) {
      add(text, "aussi publiée sous", ids(found));
    }
    text.append("\n\n").append(ShortText.of(posting.text(), MAX_TEXT));
    if (posting.text().length() > MAX_TEXT) {
      text.append("\n\n(le texte est coupé ici ; la page de l'offre le montre en entier)");
    }
    return text.toString();
  }

  private static String ids(FoundPosting found) {
    return String.join(", ", found.reposts().stream().map(one -> one.id().value()).toList());
  }

  private static void add(StringBuilder text, String name, @Nullable Object value) {
    if (value != null && !value.toString().isEmpty()) {
      text.append("\n- ").append(name).append(" : ").append(value);
    }
  }

  /**
   * Returns the id that a call names.
   *
   * @throws InvalidQueryException if its form is not that of an id
   */
  static PostingId id(Arguments arguments) {
    String id = arguments.required("id");
    try {
      return new PostingId(id);
    } catch (IllegalArgumentException e) {
      throw new InvalidQueryException("id", String.valueOf(e.getMessage()));
    }
  }

  /** Returns the refusal of an id that no posting has. */
  static InvalidQueryException unknown(PostingId id) {
    return new InvalidQueryException(
        "id",
        "no posting has the id '" + ShortText.of(id.value(), 100) + "'; use one that search gave");
  }
}
