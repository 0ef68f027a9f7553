package fr.denicheur.rule;

import fr.denicheur.lexicon.Lexicon;
import fr.denicheur.posting.PostingId;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A file of rules in YAML as it was read: the rules, and what is wrong with them. Immutable. */
public final class RulesFile {
  /** A hundred characters for each of ten thousand rules. */
  private static final int MAX_BYTES = 1 << 20;

  /**
   * What is wrong in one line, in French for the owner.
   *
   * @param line from 1; 0 if it is the whole file
   * @param isError whether the rules cannot be used because of it
   */
  public record Fault(int line, boolean isError, String message, String remedy) {}

  private final OwnerRules rules;
  private final List<Fault> faults;
  private final Map<PostingId, Integer> named;

  private RulesFile(OwnerRules rules, List<Fault> faults, Map<PostingId, Integer> named) {
    this.rules = rules;
    this.faults = faults.stream().sorted(Comparator.comparingInt(Fault::line)).toList();
    this.named = Map.copyOf(named);
  }

  /**
   * Reads a file. A file that cannot be read has that fault.
   *
   * @param lexicon the words of the trade, to which the rules add
   */
  public static RulesFile read(Path path, Lexicon lexicon) {
    try {
      if (Files.size(path) > MAX_BYTES) {
        return unreadable(0, "le fichier dépasse " + MAX_BYTES + " octets", "Répartissez-le.");
      }
      return of(Files.readString(path), lexicon);
    } catch (CharacterCodingException e) {
      return unreadable(0, "le fichier n'est pas en UTF-8", "Enregistrez-le en UTF-8.");
    } catch (IOException e) {
      return unreadable(
          0,
          "le fichier ne peut pas être lu (" + e.getClass().getSimpleName() + ")",
          "Vérifiez son nom et ses droits.");
    }
  }

  static RulesFile of(String text, Lexicon lexicon) {
    try {
      return of(new Yaml(limits()).compose(new StringReader(text)), lexicon);
    } catch (MarkedYAMLException e) {
      return unreadable(
          e.getProblemMark().getLine() + 1,
          "le YAML ne se lit pas : " + e.getProblem(),
          "Corrigez l'écriture ; docs/RULES.md montre un fichier entier.");
    } catch (YAMLException e) {
      return unreadable(0, "le YAML ne se lit pas : " + e.getMessage(), "Corrigez l'écriture.");
    }
  }

  private static RulesFile of(@Nullable Node root, Lexicon lexicon) {
    RuleReader reader = new RuleReader();
    List<OwnerRule> rules = new ArrayList<>();
    if (root instanceof SequenceNode list) {
      list.getValue().forEach(node -> rules.add(reader.rule(node)));
    } else if (root != null) { // an empty file has no rules
      return unreadable(
          root.getStartMark().getLine() + 1,
          "le fichier doit être une liste de règles",
          "Commencez chaque règle par « - ».");
    }
    return new RulesFile(OwnerRules.of(rules, lexicon), reader.faults(), reader.named());
  }

  private static RulesFile unreadable(int line, String message, String remedy) {
    return new RulesFile(
        OwnerRules.none(Lexicon.EMPTY), List.of(new Fault(line, true, message, remedy)), Map.of());
  }

  private static LoaderOptions limits() {
    LoaderOptions limits = new LoaderOptions();
    limits.setCodePointLimit(MAX_BYTES);
    limits.setNestingDepthLimit(8);
    limits.setMaxAliasesForCollections(0);
    return limits;
  }

  /** Whether there is an error, so that the rules are not those that are written. */
  public boolean isUnusable() {
    return faults.stream().anyMatch(Fault::isError);
  }

  /** Returns the rules without what is wrong. */
  public OwnerRules rules() {
    return rules;
  }

  /** Returns what is wrong, by line. */
  public List<Fault> faults() {
    return faults;
  }

  /** Returns a warning for each posting that is named and not there, by line. */
  public List<Fault> unknown(Predicate<PostingId> isThere) {
    return named.entrySet().stream()
        .filter(posting -> !isThere.test(posting.getKey()))
        .map(posting ->
            new Fault(
                posting.getValue(),
                false,
                "aucune offre n'a l'identifiant « " + posting.getKey() + " »",
                "Copiez l'identifiant de l'adresse de l'offre, après /offres/."))
        .sorted(Comparator.comparingInt(Fault::line))
        .toList();
  }
}
