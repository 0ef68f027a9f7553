package fr.denicheur.assistant;

import fr.denicheur.engine.SearchEngine;
import fr.denicheur.posting.PostingId;
import fr.denicheur.query.InvalidQueryException;
import fr.denicheur.query.SimilarQuery;
import fr.denicheur.result.SimilarHit;
import fr.denicheur.web.Parameters;
import fr.denicheur.web.SearchParameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code similar}: the postings that most resemble one. */
final class SimilarTool extends Tool {
  private static final int MAX_SIZE = 20;

  private final SearchEngine engine;
  private final Sentences sentences;

  SimilarTool(SearchEngine engine, Sentences sentences) {
    super(
        "similar",
        "Trouver des offres semblables",
        "Returns the job postings that most resemble one, best first, with the words that they"
            + " share; copies of the posting itself are left out. Takes the filters of search.",
        properties(),
        List.of("id"));
    this.engine = engine;
    this.sentences = sentences;
  }

  private static Map<String, Object> properties() {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("id", Schemas.text("The id of the posting to compare with."));
    properties.putAll(Schemas.filters());
    properties.put(
        "size", Schemas.number(1, MAX_SIZE, SimilarQuery.DEFAULT_SIZE, "Postings wanted."));
    return properties;
  }

  @Override
  String text(Arguments arguments) {
    PostingId id = FetchTool.id(arguments);
    Parameters parameters = arguments.parameters();
    int size = parameters.number("size", SimilarQuery.DEFAULT_SIZE);
    if (size < 1 || size > MAX_SIZE) {
      throw new InvalidQueryException(
          "size", "size must be between 1 and " + MAX_SIZE + "; got " + size);
    }
    SimilarQuery query = SimilarQuery.to(id).with(SearchParameters.filter(parameters), size);
    List<SimilarHit> similar = engine.similar(query).orElseThrow(() -> FetchTool.unknown(id));
    if (similar.isEmpty()) {
      return "Aucune autre offre ne lui ressemble"
          + (query.filter().selections().isEmpty() ? "." : " avec ces filtres.");
    }
    String title = engine.find(id).map(found -> found.posting().title()).orElse(id.value());
    StringBuilder text = new StringBuilder("Offres qui ressemblent à « " + title + " » :");
    int number = 0;
    for (SimilarHit one : similar) {
      number++;
      text.append("\n\n").append(number).append(". ").append(one.hit().summary().title());
      text.append('\n').append(sentences.of(one.hit().summary()));
      text.append("\n- en commun : ").append(String.join(", ", one.shared()));
    }
    return text.toString();
  }
}
