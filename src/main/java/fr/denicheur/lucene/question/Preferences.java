package fr.denicheur.lucene.question;

import fr.denicheur.lexicon.Synonyms.Nearness;
import fr.denicheur.lucene.index.AnalyzedWord;
import fr.denicheur.lucene.index.IndexField;
import fr.denicheur.lucene.index.Ranking;
import fr.denicheur.lucene.index.Ranking.Constant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.Query;

/**
 * Raises postings among those that match: if they hold a word exactly as typed, and if two words
 * stand near each other as in the question.
 */
final class Preferences {
  private Preferences() {}

  /** Returns optional queries that add to the score. */
  static List<Query> of(List<Piece> pieces, Ranking ranking) {
    List<Query> preferences = new ArrayList<>();
    for (String form : writtenForms(pieces)) {
      add(
          preferences,
          WordQueries.term(IndexField.TITLE_EXACT, form),
          ranking.of(Constant.WRITTEN_TITLE));
      add(
          preferences,
          WordQueries.term(IndexField.BODY_EXACT, form),
          ranking.of(Constant.WRITTEN_BODY));
    }
    for (List<AnalyzedWord> pair : pairs(pieces)) {
      int slop = (int) ranking.of(Constant.NEAR_SLOP);
      Query inTitle = WordQueries.phrase(IndexField.TITLE_TEXT, pair, slop);
      Query inBody = WordQueries.phrase(IndexField.BODY, pair, slop);
      add(preferences, inTitle, ranking.of(Constant.NEAR_TITLE));
      add(preferences, inBody, ranking.of(Constant.NEAR_BODY));
    }
    return preferences;
  }

  private static void add(List<Query> preferences, Query query, float weight) {
    if (weight > 0) {
      preferences.add(new BoostQuery(query, weight));
    }
  }

  private static Set<String> writtenForms(List<Piece> pieces) {
    Set<String> forms = new LinkedHashSet<>();
    for (Piece piece : pieces) {
      piece.words().forEach(word -> forms.addAll(word.forms()));
      piece.alternatives().stream()
          .filter(way -> way.nearness() == Nearness.BEGUN && way.stems().size() == 1)
          .findFirst()
          .ifPresent(way -> forms.add(way.written()));
    }
    return forms;
  }

  /** Returns pairs of neighbouring words, except two asides, which say nothing together either. */
  private static List<List<AnalyzedWord>> pairs(List<Piece> pieces) {
    List<List<AnalyzedWord>> pairs = new ArrayList<>();
    Piece before = null;
    for (Piece piece : pieces) {
      if (before != null && !(before.aside() && piece.aside())) {
        pairs.add(List.of(before.words().getLast(), piece.words().getFirst()));
      }
      for (int i = 1; i < piece.words().size(); i++) {
        pairs.add(piece.words().subList(i - 1, i + 1));
      }
      before = piece;
    }
    return pairs;
  }
}
