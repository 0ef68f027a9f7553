package fr.denicheur.lucene.answer;

import fr.denicheur.french.Folding;
import fr.denicheur.lexicon.Lexicon;
import fr.denicheur.lexicon.NamedTrades.Named;
import fr.denicheur.lexicon.Synonyms;
import fr.denicheur.lexicon.Synonyms.Alternative;
import fr.denicheur.lucene.index.AnalyzedWord;
import fr.denicheur.lucene.spelling.Typo;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import org.apache.lucene.util.automaton.Automata;
import org.apache.lucene.util.automaton.CharacterRunAutomaton;
import org.apache.lucene.util.automaton.LevenshteinAutomata;
import org.apache.lucene.util.automaton.Operations;
import org.jspecify.annotations.Nullable;

/**
 * Tells which names of values fit typed words: each word must begin a word of the name, have the
 * stem of one, or belong to words for which the name says a synonym or names the trade.
 *
 * @param words the typed words, in order
 * @param joined their letters and digits, without what stands between them
 * @param synonyms passages of the words that can be said in another way
 * @param trades passages of the words that name a trade
 */
record NamedValues(
    List<TypedWord> words, String joined, List<Synonyms.Passage> synonyms, List<Named> trades) {

  /**
   * A typed word.
   *
   * @param mistyped accepts words that begin with this one, one edit apart; {@code null} if it is
   *     too short
   */
  private record TypedWord(
      String folded, Set<String> stems, @Nullable CharacterRunAutomaton mistyped) {
    static TypedWord of(String form) {
      String folded = Folding.fold(form);
      return new TypedWord(
          folded, ValueName.stems(folded), Typo.isForgivenIn(folded) ? mistyped(folded) : null);
    }

    private static CharacterRunAutomaton mistyped(String folded) {
      String first = folded.substring(0, 1);
      var beginning = new LevenshteinAutomata(folded.substring(1), true).toAutomaton(1, first);
      return new CharacterRunAutomaton(
          Operations.determinize(
              Operations.concatenate(List.of(beginning, Automata.makeAnyString())),
              Operations.DEFAULT_DETERMINIZE_WORK_LIMIT));
    }

    boolean fits(ValueName name) {
      return name.words().stream().anyMatch(word -> word.startsWith(folded))
          || stems.stream().anyMatch(name.stems()::contains);
    }

    boolean fitsMistyped(ValueName name) {
      CharacterRunAutomaton automaton = mistyped;
      return fits(name) || (automaton != null && name.words().stream().anyMatch(automaton::run));
    }
  }

  static NamedValues by(String typed, Lexicon lexicon) {
    List<String> forms = AnalyzedWord.formsOf(typed);
    List<String> stems =
        forms.stream()
            .map(form -> AnalyzedWord.typed(form).stream().findFirst())
            .map(word -> word.map(AnalyzedWord::term).orElse(""))
            .toList();
    return new NamedValues(
        forms.stream().map(TypedWord::of).toList(),
        ValueName.joined(typed),
        lexicon.synonyms().in(stems),
        lexicon.trades().in(forms));
  }

  /** Whether a name fits the words as typed. */
  boolean fits(ValueName name) {
    return fits(name, TypedWord::fits);
  }

  /** Whether a name fits the words, some of which may be misspelt. */
  boolean fitsMistyped(ValueName name) {
    return fits(name, TypedWord::fitsMistyped);
  }

  private boolean fits(ValueName name, BiPredicate<TypedWord, ValueName> fits) {
    BitSet said = otherwise(name);
    for (int i = said.nextClearBit(0); i < words.size(); i = said.nextClearBit(i + 1)) {
      if (!fits.test(words.get(i), name)) {
        return !joined.isEmpty() && name.joined().startsWith(joined);
      }
    }
    return !words.isEmpty();
  }

  /** Returns the numbers of the words that the name says in another way. */
  private BitSet otherwise(ValueName name) {
    BitSet said = new BitSet();
    for (Synonyms.Passage passage : synonyms) {
      if (passage.alternatives().stream().anyMatch(way -> says(name, way))) {
        said.set(passage.start(), passage.end());
      }
    }
    for (Named named : trades) {
      if (named.trades().keySet().stream().anyMatch(trade -> trade.id().equals(name.value()))) {
        said.set(named.start(), named.end());
      }
    }
    return said;
  }

  private static boolean says(ValueName name, Alternative way) {
    return name.stems().containsAll(way.stems());
  }
}
