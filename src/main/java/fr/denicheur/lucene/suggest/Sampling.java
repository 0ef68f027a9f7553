package fr.denicheur.lucene.suggest;

import fr.denicheur.lucene.index.Ranking;
import fr.denicheur.lucene.index.Snapshot;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;

/** Gives some of the postings that hold what was typed, to see how their texts go on. */
public interface Sampling {
  /**
   * Some postings.
   *
   * @param snapshot an index that holds them
   * @param docs their numbers in it, ascending, at most {@link Ranking#SUGGEST_SAMPLE}
   * @param holding about how many postings there are in all
   */
  record Sample(Snapshot snapshot, List<Integer> docs, int holding) {
    public Sample {
      docs = List.copyOf(docs);
    }
  }

  /**
   * Returns a sample of the postings that hold all of some terms.
   *
   * @param terms at least one
   */
  Sample of(List<Term> terms) throws IOException;

  /** Returns the sampling of a snapshot, which takes the first postings. */
  static Sampling of(Snapshot snapshot) {
    return terms -> {
      ScoreDoc[] found =
          snapshot.search(new ConstantScoreQuery(all(terms)), Ranking.SUGGEST_SAMPLE).scoreDocs;
      int holding = found.length;
      if (holding == Ranking.SUGGEST_SAMPLE) {
        holding = Integer.MAX_VALUE;
        for (Term term : terms) {
          holding = Math.min(holding, snapshot.reader().docFreq(term));
        }
      }
      return new Sample(snapshot, Arrays.stream(found).map(doc -> doc.doc).toList(), holding);
    };
  }

  /** Returns the query of the postings that hold all of some terms. */
  static Query all(List<Term> terms) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    terms.forEach(term -> all.add(new TermQuery(term), BooleanClause.Occur.FILTER));
    return all.build();
  }
}
