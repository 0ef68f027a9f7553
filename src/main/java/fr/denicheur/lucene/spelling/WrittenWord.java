package fr.denicheur.lucene.spelling;

import fr.denicheur.lucene.index.AnalyzedWord;
import fr.denicheur.lucene.index.IndexField;
import fr.denicheur.lucene.index.MergedTerms;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.TermsEnum;

/**
 * A word as it is written in postings, in lower case.
 *
 * @param text with its accents and endings
 * @param stem what it has in common with its other forms
 * @param frequency about how many postings write it so
 */
public record WrittenWord(String text, String stem, int frequency) {
  /** Longer words are names of files, or two words whose space got lost. */
  private static final int MAX_LENGTH = 40;

  /** What is no function word and yet tells nothing: fillers, and parts of addresses. */
  private static final Set<String> FILLERS =
      Set.of("etc", "déjà", "ainsi", "afin", "com", "www", "http", "https", "html");

  private static final Comparator<Form> RAREST_FIRST =
      Comparator.comparingInt(Form::frequency)
          .thenComparing(Comparator.comparing(Form::text).reversed());

  private record Form(String text, int frequency) {}

  /**
   * Returns the words of all titles and texts that say something.
   *
   * @param most how many at most; the most frequent are returned
   */
  public static List<WrittenWord> mostFrequent(IndexReader reader, int most) throws IOException {
    PriorityQueue<Form> kept = new PriorityQueue<>(RAREST_FIRST);
    MergedTerms terms = MergedTerms.of(reader, IndexField.BODY_EXACT, IndexField.TITLE_EXACT);
    while (terms.next()) {
      String text = terms.term();
      if (isWord(text)) {
        kept.add(new Form(text, frequency(terms.fields())));
        if (kept.size() > most) {
          kept.remove();
        }
      }
    }
    List<WrittenWord> words = new ArrayList<>(kept.size());
    kept.forEach(form -> stemmed(form, words));
    return words;
  }

  /** Neither numbers and what begins with one, nor single letters, nor addresses of people. */
  private static boolean isWord(String text) {
    return text.length() > 1
        && text.length() <= MAX_LENGTH
        && (Character.isLetter(text.charAt(0)) || text.charAt(0) == '.')
        && !FILLERS.contains(text)
        && text.indexOf('@') < 0
        && text.indexOf('_') < 0;
  }

  private static int frequency(List<TermsEnum> fields) throws IOException {
    int frequency = 0;
    for (TermsEnum field : fields) {
      frequency += field.docFreq();
    }
    return frequency;
  }

  /** Adds a word with its stem; function words have none. */
  private static void stemmed(Form form, List<WrittenWord> to) {
    List<AnalyzedWord> stems = AnalyzedWord.of(IndexField.BODY, form.text());
    if (!stems.isEmpty()) {
      to.add(new WrittenWord(form.text(), stems.getFirst().term(), form.frequency()));
    }
  }
}
