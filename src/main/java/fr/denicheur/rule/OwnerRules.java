package fr.denicheur.rule;

import fr.denicheur.french.StemmedAnalyzer;
import fr.denicheur.lexicon.Lexicon;
import fr.denicheur.posting.PostingId;
import fr.denicheur.query.Clause;
import fr.denicheur.query.Question;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All rules of the owner. A rule for a question holds if the same words were typed, in any order
 * and form: "Développeuses Java" is "java développeur". Immutable; any thread may ask.
 */
public final class OwnerRules {
  /** A word of a question that rules compare. */
  private record Said(Clause.Scope scope, boolean isExcluded, String stem) {}

  private final Guidance always;
  private final Map<Set<Said>, Guidance> byQuestion;

  private OwnerRules(Guidance always, Map<Set<Said>, Guidance> byQuestion) {
    this.always = always;
    this.byQuestion = Map.copyOf(byQuestion);
  }

  /** Returns the rules of an owner who has none. */
  public static OwnerRules none(Lexicon lexicon) {
    return of(List.of(), lexicon);
  }

  /**
   * Returns some rules.
   *
   * @param lexicon the words of the trade, to which the rules add
   */
  static OwnerRules of(List<OwnerRule> rules, Lexicon lexicon) {
    List<OwnerRule> general = rules.stream().filter(rule -> rule.questions().isEmpty()).toList();
    Guidance always = guidance(general, lexicon);
    Map<Set<Said>, List<OwnerRule>> particular = new HashMap<>();
    for (OwnerRule rule : rules) {
      rule.questions().stream()
          .map(question -> said(question, lexicon))
          .distinct()
          .forEach(said -> particular.computeIfAbsent(said, key -> new ArrayList<>()).add(rule));
    }
    Map<Set<Said>, Guidance> byQuestion = new HashMap<>();
    particular.forEach((said, own) -> {
      Guidance more = guidance(own, always.lexicon());
      List<Guidance.Boost> boosts = new ArrayList<>(always.boosts());
      boosts.addAll(more.boosts());
      Set<PostingId> hidden = new HashSet<>(always.hidden());
      hidden.addAll(more.hidden());
      byQuestion.put(said, new Guidance(more.lexicon(), more.pins(), boosts, hidden));
    });
    return new OwnerRules(always, byQuestion);
  }

  private static Guidance guidance(List<OwnerRule> rules, Lexicon lexicon) {
    List<String> synonyms = rules.stream().flatMap(rule -> rule.synonyms().stream()).toList();
    List<String> stopWords = rules.stream().flatMap(rule -> rule.stopWords().stream()).toList();
    return new Guidance(
        lexicon.with(synonyms, stopWords),
        rules.stream().flatMap(rule -> rule.pins().stream()).toList(),
        rules.stream().flatMap(rule -> rule.boosts().stream()).toList(),
        rules.stream().flatMap(rule -> rule.hidden().stream()).collect(Collectors.toSet()));
  }

  /** Returns what holds for every question. */
  public Guidance always() {
    return always;
  }

  /** Returns what holds for a question. */
  public Guidance of(Question question) {
    return byQuestion.isEmpty()
        ? always
        : byQuestion.getOrDefault(said(question, always.lexicon()), always);
  }

  /**
   * Returns what a question says, as the search compares words. Words that say only that a person
   * is looking ("offre de designer") count if there are no others.
   */
  private static Set<Said> said(Question question, Lexicon lexicon) {
    Set<Said> said = new LinkedHashSet<>();
    for (Clause clause : question.clauses()) {
      Stream<String> stems =
          clause.kind() == Clause.Kind.PREFIX
              ? Stream.of(clause.text() + "*")
              : StemmedAnalyzer.stems(clause.text()).stream();
      stems.forEach(stem -> said.add(new Said(clause.scope(), clause.excluded(), stem)));
    }
    Set<Said> telling =
        said.stream()
            .filter(word -> !lexicon.questionWords().contains(word.stem()))
            .collect(Collectors.toSet());
    return telling.isEmpty() ? Set.copyOf(said) : telling;
  }
}
