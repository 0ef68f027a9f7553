package fr.denicheur.lucene.answer;

import fr.denicheur.french.Folding;
import fr.denicheur.french.Remembered;
import fr.denicheur.lucene.index.AnalyzedWord;
import fr.denicheur.lucene.index.IndexField;
import fr.denicheur.posting.Facet;
import fr.denicheur.result.FacetCount;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The name of a value of a facet, as words that a person types may find it.
 *
 * @param value the value itself
 * @param words of the value and of its label, folded
 * @param stems of these words, and of the parts of compounds
 * @param joined the letters and digits of the label, without what stands between them
 */
record ValueName(String value, List<String> words, Set<String> stems, String joined) {
  /** Names that are remembered: those of all startups of a large index, and about 3 MB. */
  private static final int MOST_REMEMBERED = 10_000;

  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

  private static final Remembered<ValueName> NAMES = new Remembered<>(MOST_REMEMBERED);

  static ValueName of(Facet facet, FacetCount count) {
    String label = facet.label(count.value(), count.name());
    String written = count.value().equals(label) ? label : label + " " + count.value();
    return NAMES.of(written, text -> of(count.value(), label, text));
  }

  private static ValueName of(String value, String label, String written) {
    List<String> words = AnalyzedWord.formsOf(written).stream().map(Folding::fold).toList();
    return new ValueName(value, words, Set.copyOf(stems(written)), joined(label));
  }

  /** Returns the stems of a text's words and of the parts of compounds. */
  static Set<String> stems(String text) {
    return AnalyzedWord.of(IndexField.BODY, text).stream()
        .flatMap(word -> Stream.concat(Stream.of(word), word.tellingParts().stream()))
        .map(AnalyzedWord::term)
        .collect(Collectors.toSet());
  }

  /** Returns the letters and digits of a text, folded. */
  static String joined(String text) {
    return BETWEEN.matcher(Folding.fold(text)).replaceAll("");
  }
}
