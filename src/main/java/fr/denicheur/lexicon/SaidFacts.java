package fr.denicheur.lexicon;

import fr.denicheur.posting.Condition;
import fr.denicheur.posting.Condition.Kind;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/**
 * What one sentence says of the conditions of a job.
 *
 * @param sentence the sentence
 * @param found what it says of each kind, in the order of rules or places; kinds that it does not
 *     speak of are missing
 * @param needs the numbers of the rules in it of which each must find something in a posting
 */
record SaidFacts(Sentence sentence, Map<Kind, List<Said>> found, BitSet needs) {
  private static final BitSet NONE = new BitSet();

  /**
   * A condition that a rule or a name found.
   *
   * @param rule the number of the rule: earlier rules win; 0 for a name
   * @param isSure whether it counts although another sentence says something else, or although no
   *     sentence holds what the fact needs
   */
  record Said(int rule, boolean isSure, Condition fact) {}

  SaidFacts {
    found = Map.copyOf(found);
    needs = needs.isEmpty() ? NONE : needs;
  }

  List<Said> of(Kind kind) {
    return found.getOrDefault(kind, List.of());
  }
}
