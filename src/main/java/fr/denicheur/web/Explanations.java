package fr.denicheur.web;

import fr.denicheur.query.Feature;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.result.Correction;
import fr.denicheur.result.Hit;
import fr.denicheur.result.Hits;
import fr.denicheur.result.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Explains why each hit of a search was found, in one short sentence for each reason. */
public final class Explanations {
  /** Reasons for one hit; people do not read longer lists. */
  private static final int MAX = 6;

  private final Optional<String> spelling;
  private final Function<Reason, String> sentence;

  /**
   * Explains the hits of one answer in French.
   *
   * @param query the question; if it does not ask for reasons, there are none
   * @param hits the answer
   */
  public Explanations(SearchQuery query, Hits hits) {
    this(
        query,
        hits,
        searched -> "recherché avec l'orthographe « " + searched + " »",
        Explanations::sentence);
  }

  /**
   * Explains the hits of one answer in any language.
   *
   * @param query the question; if it does not ask for reasons, there are none
   * @param hits the answer
   * @param otherSpelling says which other spelling was searched
   * @param sentence says one reason
   */
  public Explanations(
      SearchQuery query,
      Hits hits,
      UnaryOperator<String> otherSpelling,
      Function<Reason, String> sentence) {
    this.sentence = sentence;
    this.spelling =
        Optional.ofNullable(hits.understood().correction())
            .filter(correction -> correction.applied() && query.has(Feature.EXPLAIN))
            .map(Correction::query)
            .map(otherSpelling);
  }

  /** Returns the reasons for one hit, in the order of the question; empty if there are none. */
  public List<String> of(Hit hit) {
    return Stream.concat(spelling.stream(), hit.why().stream().map(sentence)).limit(MAX).toList();
  }

  private static String sentence(Reason reason) {
    if (reason.place() == Reason.Place.TRADE) {
      return "métier : " + reason.words();
    }
    if (reason.words().isEmpty()) {
      return String.join(", ", places(reason));
    }
    String said = reason.saidAs() == null ? "" : "dit « " + reason.saidAs() + " », ";
    String written = reason.writtenAs() == null ? "" : " (écrit « " + reason.writtenAs() + " »)";
    return reason.words() + " : " + said + String.join(", ", places(reason)) + written;
  }

  private static List<String> places(Reason reason) {
    List<String> places = new ArrayList<>();
    if (reason.place() != null) {
      places.add(
          switch (reason.place()) {
            case TITLE -> "dans le titre";
            case STARTUP -> "dans le nom de la startup";
            case TECHNOLOGIES -> "parmi les technologies";
            case FACTS -> "dans la fiche";
            case PITCH -> "dans la présentation de la startup";
            case CONDITION -> "condition remplie";
            case TRADE -> "son métier";
            case PINNED -> "épinglée par le site";
            case RAISED -> "mise en avant par le site";
            case LOWERED -> "placée plus bas par le site";
            case NOWHERE -> "absent de l'offre";
          });
    }
    if (reason.times() > 0) {
      places.add(
          reason.times() == 1 ? "une fois dans le texte" : reason.times() + " fois dans le texte");
    }
    return places;
  }
}
