package fr.denicheur.lexicon;

import fr.denicheur.french.WordFile;
import fr.denicheur.posting.Condition;
import fr.denicheur.posting.Condition.Kind;
import fr.denicheur.posting.Conditions;
import fr.denicheur.posting.Contract;
import fr.denicheur.posting.Digest;
import fr.denicheur.posting.Facet;
import fr.denicheur.posting.PostingDetails;
import fr.denicheur.posting.Remote;
import fr.denicheur.posting.RoleFamily;
import fr.denicheur.posting.ShortText;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads the conditions of a job from a posting, by the rules of {@code conditions.txt} and the
 * names of {@code towns.txt} and {@code technologies.txt}. What is not clearly said stays unknown.
 * What the front matter says wins over the text.
 *
 * <p>Immutable; any number of threads may ask.
 */
public final class ConditionReader {
  private static final String RULES = "conditions.txt";
  static final String TOWNS = "towns.txt";
  private static final String TECHNOLOGIES = "technologies.txt";

  static final double MAX_DAYS = 7;
  static final double MAX_MONTHS = 60;

  /** Postings of these families ask for technologies; the others name tools in passing. */
  private static final Set<RoleFamily> TECHNICAL =
      EnumSet.of(
          RoleFamily.DEVELOPPEMENT, RoleFamily.INFRASTRUCTURE, RoleFamily.DATA, RoleFamily.AUTRE);

  private static final Set<String> TRAINING = Set.of(Contract.STAGE.id(), Contract.ALTERNANCE.id());

  /** What a rule says of a sentence whose towns are the place of work. */
  private static final String TOWN = "town";

  private final ConditionRules.File rules = ConditionRules.bundled(RULES);
  private final NameList towns = NameList.bundled(TOWNS);
  private final NameList technologies = NameList.bundled(TECHNOLOGIES);

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
    List<Scanned> contract =
        Stream.ofNullable(details.contract())
            .map(written -> scanned(Sentence.ofField("contrat", written)))
            .toList();
    List<Scanned> sentences = new ArrayList<>();
    Stream.of(role, title)
        .distinct()
        .map(t -> scanned(Sentence.ofField("poste", t)))
        .forEach(sentences::add);
    details
        .others()
        .forEach((name, value) -> sentences.add(scanned(Sentence.ofAnyField(name, value))));
    Sentence.in(text).forEach(sentence -> sentences.add(scanned(sentence)));
    List<Condition> contracts = contracts(contract);
    contracts = contracts.isEmpty() ? contracts(sentences) : contracts;
    List<Condition> facts = new ArrayList<>(contracts);
    facts.addAll(remote(sentences));
    facts.addAll(places(sentences));
    facts.addAll(technologies(details, TECHNICAL.contains(family) ? sentences : List.of()));
    sentences.addAll(0, contract);
    facts.addAll(range(Kind.DAYS, sentences, MAX_DAYS));
    facts.addAll(range(Kind.MONTHS, sentences, MAX_MONTHS));
    facts.addAll(beginner(junior, contracts, sentences));
    return new Conditions(facts);
  }

  /**
   * A sentence with the rules that may find something in it.
   *
   * @param likely those for its lead and folded form
   * @param bare those for its bare form
   */
  private record Scanned(Sentence sentence, BitSet likely, BitSet bare) {
    /** Whether a rule finds something in the bare form. */
    boolean saysBare(ConditionRules.Rule rule) {
      return rule.isIn(sentence.bare(), bare);
    }
  }

  private Scanned scanned(Sentence sentence) {
    BitSet likely = rules.likelyIn(sentence.lead() + sentence.folded());
    boolean isBare = sentence.lead().isEmpty() && sentence.folded().equals(sentence.bare());
    return new Scanned(sentence, likely, isBare ? likely : rules.likelyIn(sentence.bare()));
  }

  /** A sentence, and what of it may be read for one kind of fact. */
  private record Reading(Sentence sentence, String text, BitSet likely) {
    boolean says(ConditionRules.Rule rule) {
      return rule.isIn(text, likely);
    }
  }

  private List<Reading> readings(Kind kind, List<Scanned> sentences) {
    ConditionRules of = rules.of(kind);
    List<Reading> readings = new ArrayList<>();
    for (Scanned scanned : sentences) {
      if (of.maySay(scanned.likely())) {
        Sentence said = scanned.sentence();
        String text = of.readable(said.lead(), said.folded(), scanned.likely());
        if (!text.isEmpty()) {
          readings.add(new Reading(said, text, scanned.likely()));
        }
      }
    }
    return readings;
  }

  /** Returns what the first rule says that finds a sentence, and the first such sentence. */
  private Optional<Condition> firstSaid(Kind kind, List<Reading> readings) {
    return rules.of(kind).says().stream()
        .flatMap(rule ->
            readings.stream()
                .filter(reading -> reading.says(rule))
                .map(reading -> reading.sentence().says(kind, rule.says(), rule.says())))
        .findFirst();
  }

  private List<Condition> contracts(List<Scanned> sentences) {
    Map<String, Condition> said = new LinkedHashMap<>();
    Map<String, Condition> likely = new LinkedHashMap<>();
    for (Reading reading : readings(Kind.CONTRACT, sentences)) {
      for (ConditionRules.Rule rule : rules.of(Kind.CONTRACT).says()) {
        if (reading.says(rule)) {
          boolean isLikely = rule.says().endsWith("?");
          Contract contract =
              Contract.valueOf(rule.says().replace("?", "").toUpperCase(Locale.ROOT));
          Condition fact = reading.sentence().says(Kind.CONTRACT, contract.id(), contract.label());
          (isLikely ? likely : said).putIfAbsent(fact.value(), fact);
        }
      }
    }
    return List.copyOf((said.isEmpty() ? likely : said).values());
  }

  private List<Condition> remote(List<Scanned> sentences) {
    List<Reading> readings = readings(Kind.REMOTE, sentences);
    boolean isSpokenOf =
        rules.of(Kind.REMOTE).needed().stream()
            .allMatch(rule ->
                readings.stream().anyMatch(r -> rule.isIn(r.sentence().folded(), r.likely())));
    if (!isSpokenOf) {
      return List.of();
    }
    return firstSaid(Kind.REMOTE, readings).stream()
        .map(fact -> {
          Remote remote = Remote.valueOf(fact.value().toUpperCase(Locale.ROOT));
          return new Condition(Kind.REMOTE, remote.id(), remote.label(), fact.text());
        })
        .toList();
  }

  private List<Condition> places(List<Scanned> sentences) {
    Map<String, Condition> places = new LinkedHashMap<>();
    for (Scanned scanned : sentences) {
      rules.of(Kind.PLACE).says().stream()
          .filter(rule -> !rule.says().equals(TOWN) && scanned.saysBare(rule))
          .map(rule -> rule.says().replace("!", ""))
          .map(place -> scanned.sentence().says(Kind.PLACE, place, ShortText.capitalized(place)))
          .forEach(fact -> places.putIfAbsent(fact.value(), fact));
      townsIn(scanned).forEach(fact -> places.putIfAbsent(fact.value(), fact));
    }
    return List.copyOf(places.values());
  }

  /** Returns the towns of a sentence that names the place of work. */
  private Stream<Condition> townsIn(Scanned scanned) {
    List<ConditionRules.Rule> ofTowns =
        rules.of(Kind.PLACE).says().stream()
            .filter(rule -> rule.says().equals(TOWN) && scanned.bare().get(rule.number()))
            .toList();
    List<NameList.Found> found =
        ofTowns.isEmpty() ? List.of() : namesIn(scanned, towns, Kind.PLACE);
    List<NameList.Found> proper =
        found.stream().filter(town -> town.start() > 0 && isProperName(town.written())).toList();
    return !proper.isEmpty() && ofTowns.stream().anyMatch(scanned::saysBare)
        ? proper.stream()
            .map(town -> scanned.sentence().says(Kind.PLACE, town.value(), town.label()))
        : Stream.empty();
  }

  private static boolean isProperName(String written) {
    return written.chars().anyMatch(c -> Character.isUpperCase(c) || Character.isDigit(c));
  }

  private List<Condition> technologies(PostingDetails details, List<Scanned> sentences) {
    Map<String, Condition> found = new LinkedHashMap<>();
    for (String item : details.technologies()) {
      Sentence sentence = Sentence.ofField("techno", item);
      List<NameList.Found> names =
          technologies.in(
              item, sentence.bare().substring(sentence.bare().length() - item.length()));
      names.forEach(name -> found.putIfAbsent(name.value(), techno(sentence, name)));
      String value = Facet.TECHNO.slugOf(item);
      if (names.isEmpty() && !item.contains(" ") && !value.isEmpty()) {
        found.putIfAbsent(value, sentence.says(Kind.TECHNO, value, item));
      }
    }
    for (Scanned scanned : sentences) {
      List<NameList.Found> names = namesIn(scanned, technologies, Kind.TECHNO);
      names.stream()
          .filter(name -> names.size() > 1 || !name.isOrdinary())
          .forEach(name -> found.putIfAbsent(name.value(), techno(scanned.sentence(), name)));
    }
    return List.copyOf(found.values());
  }

  private static Condition techno(Sentence sentence, NameList.Found name) {
    return sentence.says(Kind.TECHNO, name.value(), name.label());
  }

  /** Returns the names in what may be read of a sentence. */
  private List<NameList.Found> namesIn(Scanned scanned, NameList names, Kind kind) {
    Sentence sentence = scanned.sentence();
    List<NameList.Found> found = names.in(sentence.written(), sentence.bare());
    String readable =
        found.isEmpty() ? "" : rules.of(kind).readable("", sentence.bare(), scanned.bare());
    return found.stream()
        .filter(name -> name.start() < readable.length())
        .filter(name -> readable.charAt(name.start()) != ConditionRules.CUT)
        .toList();
  }

  private List<Condition> range(Kind kind, List<Scanned> sentences, double limit) {
    List<Reading> readings = readings(kind, sentences);
    List<ConditionRules.Rule> says = rules.of(kind).says();
    return says.stream()
        .filter(rule -> !rule.says().startsWith("+"))
        .flatMap(rule -> readings.stream().filter(reading -> reading.says(rule)))
        .flatMap(reading ->
            SaidNumbers.range(kind, says, reading.text(), reading.likely()).stream()
                .filter(range -> range.max() <= limit)
                .map(range -> reading.sentence().says(kind, range.toString(), range.toString())))
        .limit(1)
        .toList();
  }

  /** A posting that offers only training contracts is for beginners. */
  private List<Condition> beginner(
      Optional<Boolean> junior, List<Condition> contracts, List<Scanned> sentences) {
    Optional<Condition> said =
        junior
            .filter(is -> is)
            .map(is -> Sentence.ofField("junior", "true").says(Kind.BEGINNER, "true", "true"))
            .or(() -> firstSaid(Kind.BEGINNER, readings(Kind.BEGINNER, sentences)))
            .filter(is -> junior.isEmpty() || is.value().equals(junior.get().toString()));
    boolean isTraining =
        junior.isEmpty()
            && !contracts.isEmpty()
            && contracts.stream().allMatch(contract -> TRAINING.contains(contract.value()));
    return said
        .or(() ->
            contracts.stream()
                .filter(contract -> isTraining)
                .map(contract -> new Condition(Kind.BEGINNER, "true", "true", contract.text()))
                .findFirst())
        .stream()
        .toList();
  }
}
