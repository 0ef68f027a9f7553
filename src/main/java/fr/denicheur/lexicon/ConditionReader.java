package fr.denicheur.lexicon;

import fr.denicheur.french.WordFile;
import fr.denicheur.posting.Condition;
import fr.denicheur.posting.Condition.Kind;
import fr.denicheur.posting.Conditions;
import fr.denicheur.posting.Contract;
import fr.denicheur.posting.Digest;
import fr.denicheur.posting.Facet;
import fr.denicheur.posting.PostingDetails;
import fr.denicheur.posting.RoleFamily;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Reads the conditions of a job from a posting, by the rules of {@code conditions.txt} and the
 * names of {@code towns.txt} and {@code technologies.txt}. What is not clearly said stays unknown.
 * What the front matter says wins over the text.
 *
 * <p>Any number of threads may ask.
 */
public final class ConditionReader {
  private static final String RULES = "conditions.txt";
  static final String TOWNS = "towns.txt";
  static final String TECHNOLOGIES = "technologies.txt";

  static final double MAX_DAYS = 7;
  static final double MAX_MONTHS = 60;

  /** Postings of these families ask for technologies; the others name tools in passing. */
  private static final Set<RoleFamily> TECHNICAL =
      EnumSet.of(
          RoleFamily.DEVELOPPEMENT, RoleFamily.INFRASTRUCTURE, RoleFamily.DATA, RoleFamily.AUTRE);

  private static final Set<String> TRAINING = Set.of(Contract.STAGE.id(), Contract.ALTERNANCE.id());

  private final ConditionRules.File rules = ConditionRules.bundled(RULES);
  private final NameList technologies = NameList.bundled(TECHNOLOGIES);
  private final SentenceReader reader =
      new SentenceReader(rules, NameList.bundled(TOWNS), technologies);

  /** Reads the files that come with Dénicheur, which takes some hundredths of a second. */
  public ConditionReader() {}

  /** Returns a digest of the files; it shows whether older rules read a posting. */
  public static String fingerprint() {
    StringBuilder files = new StringBuilder();
    for (String file : List.of(RULES, TOWNS, TECHNOLOGIES)) {
      files.append(WordFile.beside(ConditionReader.class, file).text());
    }
    return Digest.crc32c(files.toString());
  }

  /**
   * Returns the conditions of a posting.
   *
   * @param family the trade; postings of some trades name technologies in passing
   * @param junior what the author says in the front matter, if anything
   * @param text one line for each block
   */
  public Conditions read(
      String title,
      String role,
      RoleFamily family,
      PostingDetails details,
      Optional<Boolean> junior,
      String text) {
    List<SaidFacts> contract =
        Stream.ofNullable(details.contract())
            .map(written -> reader.read(Sentence.ofField("contrat", written)))
            .toList();
    List<SaidFacts> sentences = new ArrayList<>();
    Stream.of(role, title)
        .distinct()
        .map(t -> reader.read(Sentence.ofField("poste", t)))
        .forEach(sentences::add);
    details
        .others()
        .forEach((name, value) -> sentences.add(reader.read(Sentence.ofAnyField(name, value))));
    sentences.addAll(reader.in(text));
    List<Condition> contracts = contracts(contract);
    contracts = contracts.isEmpty() ? contracts(sentences) : contracts;
    List<Condition> facts = new ArrayList<>(contracts);
    remote(sentences).ifPresent(facts::add);
    facts.addAll(distinct(Kind.PLACE, sentences));
    facts.addAll(technologies(details, TECHNICAL.contains(family) ? sentences : List.of()));
    sentences.addAll(0, contract);
    first(Kind.DAYS, sentences).ifPresent(facts::add);
    first(Kind.MONTHS, sentences).ifPresent(facts::add);
    beginner(junior, contracts, sentences).ifPresent(facts::add);
    return new Conditions(facts);
  }

  /** Returns what the earliest rule says that finds a sentence, and the first such sentence. */
  private static Optional<Condition> first(Kind kind, List<SaidFacts> sentences) {
    return first(kind, sentences, said -> true);
  }

  private static Optional<Condition> first(
      Kind kind, List<SaidFacts> sentences, Predicate<SaidFacts.Said> counts) {
    return sentences.stream()
        .flatMap(sentence -> sentence.of(kind).stream())
        .filter(counts)
        .min(Comparator.comparingInt(SaidFacts.Said::rule))
        .map(SaidFacts.Said::fact);
  }

  /** Returns all values that sentences say, each once, as the first of them says it. */
  private static List<Condition> distinct(Kind kind, List<SaidFacts> sentences) {
    return distinct(sentences.stream().flatMap(sentence -> sentence.of(kind).stream()));
  }

  private static List<Condition> distinct(Stream<SaidFacts.Said> said) {
    Map<String, Condition> values = new LinkedHashMap<>();
    said.forEach(one -> values.putIfAbsent(one.fact().value(), one.fact()));
    return List.copyOf(values.values());
  }

  /** Returns the contracts that are surely said, or else those that are likely. */
  private static List<Condition> contracts(List<SaidFacts> sentences) {
    List<Condition> sure =
        distinct(
            sentences.stream()
                .flatMap(sentence -> sentence.of(Kind.CONTRACT).stream())
                .filter(SaidFacts.Said::isSure));
    return sure.isEmpty() ? distinct(Kind.CONTRACT, sentences) : sure;
  }

  private Optional<Condition> remote(List<SaidFacts> sentences) {
    boolean isSpokenOf =
        rules.of(Kind.REMOTE).needed().stream()
            .allMatch(rule -> sentences.stream().anyMatch(one -> one.needs().get(rule.number())));
    return first(Kind.REMOTE, sentences, said -> isSpokenOf || said.isSure());
  }

  private List<Condition> technologies(PostingDetails details, List<SaidFacts> sentences) {
    Map<String, Condition> found = new LinkedHashMap<>();
    for (String item : details.technologies()) {
      Sentence sentence = Sentence.ofField("techno", item);
      List<NameList.Found> names =
          technologies.in(
              item, sentence.bare().substring(sentence.bare().length() - item.length()));
      names.forEach(name ->
          found.putIfAbsent(name.value(), sentence.says(Kind.TECHNO, name.value(), name.label())));
      String value = Facet.TECHNO.slugOf(item);
      if (names.isEmpty() && !item.contains(" ") && !value.isEmpty()) {
        found.putIfAbsent(value, sentence.says(Kind.TECHNO, value, item));
      }
    }
    distinct(Kind.TECHNO, sentences).forEach(fact -> found.putIfAbsent(fact.value(), fact));
    return List.copyOf(found.values());
  }

  /** A posting that offers only training contracts is for beginners. */
  private static Optional<Condition> beginner(
      Optional<Boolean> junior, List<Condition> contracts, List<SaidFacts> sentences) {
    Optional<Condition> said =
        junior
            .filter(is -> is)
            .map(is -> Sentence.ofField("junior", "true").says(Kind.BEGINNER, "true", "true"))
            .or(() -> first(Kind.BEGINNER, sentences))
            .filter(is -> junior.isEmpty() || is.value().equals(junior.get().toString()));
    boolean isTraining =
        junior.isEmpty()
            && !contracts.isEmpty()
            && contracts.stream().allMatch(contract -> TRAINING.contains(contract.value()));
    return said.or(() ->
        contracts.stream()
            .filter(contract -> isTraining)
            .map(contract -> new Condition(Kind.BEGINNER, "true", "true", contract.text()))
            .findFirst());
  }
}
