package fr.denicheur.lucene.question;

import fr.denicheur.french.StemmedAnalyzer;
import fr.denicheur.lexicon.Synonyms.Alternative;
import fr.denicheur.lexicon.Synonyms.Nearness;
import fr.denicheur.lexicon.Synonyms.Passage;
import fr.denicheur.lucene.index.AnalyzedWord;
import fr.denicheur.lucene.spelling.Vocabulary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the names of startups in a question, however they are cut: {@code code du travail} may be
 * said as {@code codedutravail}.
 */
final class StartupNames implements PassageFinder {
  /** A name of more words is not looked up. */
  private static final int LONGEST = 7;

  private final Vocabulary vocabulary;
  private final List<String> tokens;

  /**
   * @param tokens all words of the question in order, small ones too, without stemming
   */
  StartupNames(Vocabulary vocabulary, List<String> tokens) {
    this.vocabulary = vocabulary;
    this.tokens = tokens;
  }

  /** Returns the passages that name a startup, each with the words by which the index holds it. */
  @Override
  public List<Passage> in(List<AnalyzedWord> words) throws IOException {
    List<Passage> named = new ArrayList<>();
    int[] starts = starts(words);
    for (int i = 0; i < words.size(); i++) {
      for (int j = i; j < words.size(); j++) {
        int end = starts[j] + words.get(j).forms().size();
        if (starts[i] >= 0
            && starts[j] >= 0
            && end <= Math.min(tokens.size(), starts[i] + LONGEST)) {
          for (String slug : vocabulary.startups(String.join("", tokens.subList(starts[i], end)))) {
            List<String> stems = StemmedAnalyzer.stems(slug);
            if (!stems.equals(words.subList(i, j + 1).stream().map(AnalyzedWord::term).toList())) {
              named.add(
                  new Passage(i, j + 1, List.of(new Alternative(stems, slug, Nearness.SAME))));
            }
          }
        }
      }
    }
    return named;
  }

  /** Returns the index of the first token of each word; -1 if the word is spelt otherwise. */
  private int[] starts(List<AnalyzedWord> words) {
    int[] starts = new int[words.size()];
    int next = 0;
    for (int i = 0; i < starts.length; i++) {
      List<String> forms = words.get(i).forms();
      int found =
          forms.isEmpty() ? -1 : tokens.subList(next, tokens.size()).indexOf(forms.getFirst());
      starts[i] = found < 0 ? -1 : next + found;
      next = found < 0 ? next : next + found + 1;
    }
    return starts;
  }
}
