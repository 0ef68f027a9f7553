package fr.denicheur.assistant;

import fr.denicheur.engine.SearchEngine;
import fr.denicheur.query.Feature;
import fr.denicheur.query.InvalidQueryException;
import fr.denicheur.query.Match;
import fr.denicheur.query.Page;
import fr.denicheur.query.QuestionParser;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.result.Correction;
import fr.denicheur.result.Hit;
import fr.denicheur.result.Hits;
import fr.denicheur.result.Understood;
import fr.denicheur.web.Parameters;
import fr.denicheur.web.SearchParameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;

/** {@code search}: the postings that match words and filters. */
final class SearchTool extends Tool {
  /** Postings of an answer; an assistant reads each word of them. */
  private static final int MAX_SIZE = 20;

  private static final int USUAL_SIZE = 10;

  private final SearchEngine engine;
  private final Sentences sentences;

  SearchTool(SearchEngine engine, Sentences sentences) {
    super(
        "search",
        "Chercher des offres d'emploi",
        "Searches French job postings by words and filters; best match first. Synonyms, inclusive"
            + " forms and typos are known: use the user's own words. Different filters must all"
            + " hold. Without q, lists the newest postings. The answer says how many match, and if"
            + " none does.",
        properties(),
        List.of());
    this.engine = engine;
    this.sentences = sentences;
  }

  private static Map<String, Object> properties() {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put(
        "q",
        Schemas.text(
            "Words to look for, in French, up to "
                + QuestionParser.MAX_CHARACTERS
                + " characters; \"a phrase\" must stand as it is, -word must not occur."));
    properties.putAll(Schemas.filters());
    properties.put(
        "sort",
        Schemas.choice(
            SearchParameters.SORTS.keySet(),
            "relevance",
            "relevance: best match first; date: newest first; open: open postings first."));
    properties.put(
        "match",
        Schemas.choice(
            SearchParameters.MATCHES.keySet(),
            Match.BEST.id(),
            "best: cover most of the words; any: one word is enough; all: every word."));
    properties.put("page", Schemas.number(1, 500, 1, "Page of the answer."));
    properties.put("size", Schemas.number(1, MAX_SIZE, USUAL_SIZE, "Postings on a page."));
    return properties;
  }

  @Override
  String text(Arguments arguments) {
    SearchQuery query = query(arguments.parameters());
    Hits hits = engine.search(query);
    StringBuilder text = new StringBuilder(head(query, hits));
    int number = query.page().from();
    for (Hit hit : hits.hits()) {
      number++;
      text.append("\n\n").append(number).append(". ").append(hit.summary().title()).append('\n');
      text.append(sentences.of(hit.summary()));
      if (!hit.excerpts().body().isEmpty()) {
        text.append("\n- extrait : ").append(Jsoup.parse(hit.excerpts().body().getFirst()).text());
      }
    }
    return text.toString();
  }

  private static SearchQuery query(Parameters parameters) {
    int size = parameters.number("size", USUAL_SIZE);
    if (size < 1 || size > MAX_SIZE) {
      throw new InvalidQueryException(
          "size", "size must be between 1 and " + MAX_SIZE + "; got " + size);
    }
    return SearchParameters.read(parameters, new Page(parameters.number("page", 1), size))
        .without(Feature.FACETS, Feature.EXPLAIN);
  }

  /** Says what was found, and whether it is what was asked. */
  private static String head(SearchQuery query, Hits hits) {
    StringBuilder head = new StringBuilder();
    Correction correction = hits.understood().correction();
    if (correction != null) {
      head.append(
          correction.applied()
              ? "Orthographe corrigée : la recherche porte sur « "
              : "Aucune offre ne contient un des mots ; peut-être : « ");
      head.append(correction.query()).append(" ». ");
    }
    if (hits.total() == 0) {
      return head + nothing(hits);
    }
    long pages = Math.ceilDiv(hits.total(), (long) query.page().size());
    head.append(hits.total() == 1 ? "1 offre correspond" : hits.total() + " offres correspondent");
    head.append(" (page ").append(query.page().number()).append(" sur ").append(pages).append(").");
    if (hits.hits().isEmpty()) {
      head.append(" Cette page est vide.");
    }
    if (hits.partial()) {
      head.append(" La recherche a été interrompue : il peut y en avoir d'autres.");
    }
    return head + understood(hits.understood()) + related(hits.related());
  }

  /** Says what a posting need not hold to be found, but is ranked by. */
  private static String understood(Understood understood) {
    StringBuilder said = new StringBuilder();
    String trade = understood.missingTrade();
    if (trade != null) {
      said.append(" Aucune offre n'est pour « ").append(trade).append(" » : celles-ci en parlent");
      said.append(" ou sont d'un métier voisin.");
    }
    if (!understood.conditions().isEmpty()) {
      said.append(" Conditions comprises : ");
      said.append(String.join(", ", understood.conditionTexts()));
      said.append(" (une offre peut n'en remplir qu'une partie : voir ses faits).");
    }
    return said.toString();
  }

  private static String related(long others) {
    if (others == 0) {
      return "";
    }
    String some = others == 1 ? "1 autre offre n'a" : others + " autres offres n'ont";
    return " " + some + " qu'une partie des mots : essayez match=any.";
  }

  private static String nothing(Hits hits) {
    String hint =
        hits.related() > 0
            ? " " + hits.related() + " offres contiennent un des mots : essayez match=any."
            : " Essayez moins de mots ou moins de filtres.";
    return "Aucune offre ne correspond : rien n'a été trouvé." + hint;
  }
}
