package fr.denicheur.lucene.question;

import fr.denicheur.french.StemmedAnalyzer;
import fr.denicheur.lexicon.Synonyms.Alternative;
import fr.denicheur.lexicon.Synonyms.Nearness;
import fr.denicheur.lexicon.Synonyms.Passage;
import fr.denicheur.lucene.index.AnalyzedWord;
import fr.denicheur.lucene.index.IndexField;
import fr.denicheur.lucene.index.Ranking;
import fr.denicheur.lucene.index.Ranking.Constant;
import fr.denicheur.lucene.spelling.Vocabulary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.Query;

/**
 * Finds the names of startups in a question, however they are cut: {@code code du travail} may be
 * said as {@code codedutravail}.
 */
final class StartupNames implements PassageFinder {
  /** A name of more words is not looked up. */
  private static final int LONGEST = 7;

  /** Tokens from one to another that are the name of a startup. */
  private record Name(int start, int end, String slug) {}

  private final List<String> tokens;
  private final List<Name> names = new ArrayList<>();

  /**
   * Looks the names up.
   *
   * @param tokens all words of the question in order, small ones too, without stemming
   */
  StartupNames(Vocabulary vocabulary, List<String> tokens) throws IOException {
    this.tokens = tokens;
    for (int start = 0; start < tokens.size(); start++) {
      for (int end = start + 1; end <= Math.min(tokens.size(), start + LONGEST); end++) {
        for (String slug : vocabulary.startups(String.join("", tokens.subList(start, end)))) {
          names.add(new Name(start, end, slug));
        }
      }
    }
  }

  /** Matches postings of the named startups; the larger the share of tokens, the better. */
  List<Query> preferred(Ranking ranking) {
    List<Query> preferred = new ArrayList<>();
    for (Name name : names) {
      float share = (float) (name.end() - name.start()) / tokens.size();
      Query startup = new ConstantScoreQuery(WordQueries.term(IndexField.STARTUP, name.slug()));
      preferred.add(new BoostQuery(startup, ranking.of(Constant.NAMED_STARTUP) * share * share));
    }
    return preferred;
  }

  /** Returns the passages that name a startup, each with the words by which the index holds it. */
  @Override
  public List<Passage> in(List<AnalyzedWord> words) {
    List<Passage> named = new ArrayList<>();
    int[] starts = starts(words);
    for (Name name : names) {
      for (int i = 0; i < starts.length; i++) {
        for (int j = i; starts[i] == name.start() && j < starts.length; j++) {
          List<AnalyzedWord> said = words.subList(i, j + 1);
          List<String> stems = StemmedAnalyzer.stems(name.slug());
          if (starts[j] >= 0
              && starts[j] + said.getLast().forms().size() == name.end()
              && !stems.equals(said.stream().map(AnalyzedWord::term).toList())) {
            Alternative whole = new Alternative(stems, name.slug(), Nearness.SAME);
            named.add(new Passage(i, j + 1, List.of(whole)));
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
