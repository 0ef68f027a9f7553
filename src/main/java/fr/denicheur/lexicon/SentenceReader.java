package fr.denicheur.lexicon;

import fr.denicheur.french.Sentences;
import fr.denicheur.lexicon.ConditionRules.Rule;
import fr.denicheur.lexicon.SaidFacts.Said;
import fr.denicheur.posting.Condition.Kind;
import fr.denicheur.posting.Contract;
import fr.denicheur.posting.Remote;
import fr.denicheur.posting.ShortText;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what single sentences say of the conditions of a job.
 *
 * <p>A third of the sentences in postings stand in others too: employers say the same of themselves
 * each time. So those that were read last are remembered. Any number of threads may ask.
 */
final class SentenceReader {
  private static final Pattern BULLET = Pattern.compile("(?:^|(?<=\\s))[•·]\\s");

  /** Lines that announce a list are short. */
  private static final int MAX_LEAD = 60;

  /** Only text without spaces makes longer sentences; patterns could take quadratic time on it. */
  private static final int MAX_SENTENCE = 2 * Sentences.MAX_LENGTH;

  /** What a rule says of a sentence whose towns are the place of work. */
  private static final String TOWN = "town";

  /** Sentences that are remembered: those of some hundred postings, in some mebibytes. */
  private static final int REMEMBERED = 1 << 13;

  private final ConditionRules.File rules;
  private final NameList towns;
  private final NameList technologies;

  /** Each sentence has one slot, by its hash, and drives out the one before. */
  private final @Nullable Remembered[] slots = new Remembered[REMEMBERED];

  private record Remembered(String lead, String written, SaidFacts said) {}

  SentenceReader(ConditionRules.File rules, NameList towns, NameList technologies) {
    this.rules = rules;
    this.towns = towns;
    this.technologies = technologies;
  }

  /** Reads the sentences of a text, with one line for each block, in their order. */
  List<SaidFacts> in(String text) {
    List<SaidFacts> all = new ArrayList<>();
    int[] bounds = Sentences.boundsOf(text);
    String lead = "";
    String before = "";
    for (int i = 0; i + 1 < bounds.length; i++) {
      for (String part : parts(text.substring(bounds[i], bounds[i + 1]).strip())) {
        if (!part.isBlank()) {
          boolean isListed = !Character.isUpperCase(part.codePointAt(0));
          SaidFacts said =
              remembered(isListed ? lead : "", ShortText.of(part.strip(), MAX_SENTENCE));
          Sentence answer = said.sentence().answering(before);
          all.add(answer.equals(said.sentence()) ? said : read(answer));
          before = answer.folded();
          boolean leads = part.endsWith(":") && part.length() <= MAX_LEAD;
          lead = leads ? before + " " : isListed ? lead : "";
        }
      }
    }
    return all;
  }

  private static List<String> parts(String sentence) {
    return sentence.indexOf('•') < 0 && sentence.indexOf('·') < 0
        ? List.of(sentence)
        : BULLET.splitAsStream(sentence).toList();
  }

  private SaidFacts remembered(String lead, String written) {
    int hash = 31 * written.hashCode() + lead.hashCode();
    int slot = (hash ^ (hash >>> 16)) & (REMEMBERED - 1);
    Remembered before = slots[slot]; // a thread sees a whole one or none: all its fields are final
    if (before != null && before.written().equals(written) && before.lead().equals(lead)) {
      return before.said();
    }
    SaidFacts said = read(Sentence.of(lead, written));
    slots[slot] = new Remembered(lead, written, said);
    return said;
  }

  /** Reads one sentence. */
  SaidFacts read(Sentence sentence) {
    return new Reading(sentence).facts();
  }

  /** Reads one sentence, for one thread. */
  private final class Reading {
    private final Sentence sentence;

    /** The rules that may find something in its lead and folded form. */
    private final BitSet likely;

    /** The rules that may find something in its bare form. */
    private final BitSet bare;

    private final Map<Kind, List<Said>> found = new EnumMap<>(Kind.class);
    private final BitSet needs = new BitSet();

    Reading(Sentence sentence) {
      this.sentence = sentence;
      likely = rules.likelyIn(sentence.lead() + sentence.folded());
      boolean isBare = sentence.lead().isEmpty() && sentence.folded().equals(sentence.bare());
      bare = isBare ? likely : rules.likelyIn(sentence.bare());
    }

    SaidFacts facts() {
      contracts(readable(Kind.CONTRACT));
      remote(readable(Kind.REMOTE));
      places();
      technologies();
      range(Kind.DAYS, ConditionReader.MAX_DAYS);
      range(Kind.MONTHS, ConditionReader.MAX_MONTHS);
      beginner();
      return new SaidFacts(sentence, found, needs);
    }

    /** Returns what of the sentence may be read for one kind of fact; empty if nothing. */
    private String readable(Kind kind) {
      ConditionRules of = rules.of(kind);
      return of.maySay(likely) ? of.readable(sentence.lead(), sentence.folded(), likely) : "";
    }

    private void add(Kind kind, int rule, boolean isSure, String value, String label) {
      found
          .computeIfAbsent(kind, k -> new ArrayList<>(1))
          .add(new Said(rule, isSure, sentence.says(kind, value, label)));
    }

    /** Returns the first rule that finds something in what may be read and says more than "+". */
    private Optional<Rule> first(Kind kind, String text) {
      return text.isEmpty()
          ? Optional.empty()
          : rules.of(kind).says().stream()
              .filter(rule -> !rule.says().startsWith("+") && rule.isIn(text, likely))
              .findFirst();
    }

    private void beginner() {
      first(Kind.BEGINNER, readable(Kind.BEGINNER))
          .ifPresent(rule -> add(Kind.BEGINNER, rule.number(), true, rule.says(), rule.says()));
    }

    private void contracts(String text) {
      if (text.isEmpty()) {
        return;
      }
      for (Rule rule : rules.of(Kind.CONTRACT).says()) {
        if (rule.isIn(text, likely)) {
          boolean isSure = !rule.says().endsWith("?");
          Contract contract =
              Contract.valueOf(rule.says().replace("?", "").toUpperCase(Locale.ROOT));
          add(Kind.CONTRACT, rule.number(), isSure, contract.id(), contract.label());
        }
      }
    }

    private void remote(String text) {
      if (text.isEmpty()) {
        return;
      }
      for (Rule rule : rules.of(Kind.REMOTE).needed()) {
        needs.set(rule.number(), rule.isIn(sentence.folded(), likely));
      }
      first(Kind.REMOTE, text).ifPresent(this::remote);
      rules.of(Kind.REMOTE).says().stream()
          .filter(rule -> rule.says().endsWith("!") && rule.isIn(text, likely))
          .forEach(this::remote);
    }

    private void remote(Rule rule) {
      boolean isSure = rule.says().endsWith("!");
      Remote remote = Remote.valueOf(rule.says().replace("!", "").toUpperCase(Locale.ROOT));
      add(Kind.REMOTE, rule.number(), isSure, remote.id(), remote.label());
    }

    private void places() {
      List<Rule> ofTowns = new ArrayList<>();
      for (Rule rule : rules.of(Kind.PLACE).says()) {
        if (rule.says().equals(TOWN)) {
          ofTowns.add(rule);
        } else if (rule.isIn(sentence.bare(), bare)) {
          String place = rule.says().replace("!", "");
          add(Kind.PLACE, rule.number(), true, place, ShortText.capitalized(place));
        }
      }
      ofTowns.removeIf(rule -> !bare.get(rule.number()));
      if (!ofTowns.isEmpty()) {
        towns(ofTowns);
      }
    }

    /** Adds the towns of a sentence that names the place of work. */
    private void towns(List<Rule> rules) {
      List<NameList.Found> proper =
          names(towns, Kind.PLACE).stream()
              .filter(town -> town.start() > 0 && isProperName(town.written()))
              .toList();
      if (!proper.isEmpty() && rules.stream().anyMatch(rule -> rule.isIn(sentence.bare(), bare))) {
        proper.forEach(town -> add(Kind.PLACE, 0, true, town.value(), town.label()));
      }
    }

    private static boolean isProperName(String written) {
      return written.chars().anyMatch(c -> Character.isUpperCase(c) || Character.isDigit(c));
    }

    private void technologies() {
      List<NameList.Found> names = names(technologies, Kind.TECHNO);
      for (NameList.Found name : names) {
        if (names.size() > 1 || !name.isOrdinary()) {
          add(Kind.TECHNO, 0, true, name.value(), name.label());
        }
      }
    }

    /** Returns the names in what may be read of the sentence. */
    private List<NameList.Found> names(NameList names, Kind kind) {
      List<NameList.Found> all = names.in(sentence.written(), sentence.bare());
      String readable = all.isEmpty() ? "" : rules.of(kind).readable("", sentence.bare(), bare);
      return all.stream()
          .filter(name -> name.start() < readable.length())
          .filter(name -> readable.charAt(name.start()) != ConditionRules.CUT)
          .toList();
    }

    private void range(Kind kind, double limit) {
      String text = readable(kind);
      first(kind, text)
          .ifPresent(rule ->
              SaidNumbers.range(kind, rules.of(kind).says(), text, likely)
                  .filter(range -> range.max() <= limit)
                  .ifPresent(
                      range -> add(kind, rule.number(), true, range.toString(), range.toString())));
    }
  }
}
