package fr.denicheur.lucene.question;

import fr.denicheur.lexicon.Synonyms.Alternative;
import fr.denicheur.lucene.index.AnalyzedWord;
import fr.denicheur.lucene.index.IndexField;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;

/**
 * Builds the queries whose terms and phrases an excerpt marks, in the fields that carry offsets.
 */
final class HighlightQueries {
  private static final IndexField[] FIELDS = {IndexField.TITLE_TEXT, IndexField.BODY};

  private final WordQueries words;

  HighlightQueries(WordQueries words) {
    this.words = words;
  }

  /** Marks words with a beginning. */
  Query prefix(String beginning) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    for (IndexField field : FIELDS) {
      query.add(new PrefixQuery(new Term(field.id(), beginning)), Occur.SHOULD);
    }
    return query.build();
  }

  /** Marks each of the words. */
  Query each(List<AnalyzedWord> named) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    for (IndexField field : FIELDS) {
      named.forEach(word -> addTerms(query, field, word));
    }
    return query.build();
  }

  /** Marks the words as a phrase: next to one another, in order. */
  Query phrase(List<AnalyzedWord> named) {
    if (named.size() < 2) {
      return each(named);
    }
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    for (IndexField field : FIELDS) {
      query.add(WordQueries.phrase(field, named, 0), Occur.SHOULD);
    }
    return query.build();
  }

  /** Marks other ways to say the pieces of a question. */
  Query otherWays(List<Piece> pieces) throws IOException {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    for (Piece piece : pieces) {
      for (Alternative way : piece.alternatives()) {
        if (words.isHeld(way)) {
          query.add(phrase(WordQueries.words(way)), Occur.SHOULD);
        }
      }
      query.add(otherWays(piece.inner()), Occur.SHOULD);
    }
    return query.build();
  }

  private static void addTerms(BooleanQuery.Builder query, IndexField field, AnalyzedWord word) {
    query.add(WordQueries.term(field, word.term()), Occur.SHOULD);
    word.parts().forEach(part -> query.add(WordQueries.term(field, part), Occur.SHOULD));
  }
}
