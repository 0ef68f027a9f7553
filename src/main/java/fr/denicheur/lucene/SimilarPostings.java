package fr.denicheur.lucene;

import fr.denicheur.lucene.ParticularWords.Particular;
import fr.denicheur.posting.Posting;
import fr.denicheur.query.SimilarQuery;
import fr.denicheur.result.SimilarHit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;

/** Finds the postings that resemble one, by what is particular to it. */
final class SimilarPostings {
  /** More words than these add little and cost much. */
  private static final int MAX_WORDS = 40;

  /** Words shown as what two postings share. */
  private static final int MAX_SHARED = 8;

  /** How many near-duplicates may stand before the hits that are wanted. */
  private static final int MARGIN = 20;

  /** What the same role family and the same startup count for, against all words together. */
  private static final double SAME_ROLE = 0.25;

  private static final double SAME_STARTUP = 0.15;

  private final Snapshot snapshot;
  private final Analyzer analyzer;
  private final QueryTranslator translator;

  SimilarPostings(Snapshot snapshot, Analyzer analyzer, QueryTranslator translator) {
    this.snapshot = snapshot;
    this.analyzer = analyzer;
    this.translator = translator;
  }

  List<SimilarHit> like(Posting model, SimilarQuery query) throws IOException {
    List<Particular> words = ParticularWords.of(model, MAX_WORDS, snapshot.reader(), analyzer);
    Query narrowed = translator.narrow(resembling(model, words), query.filter());
    int wanted = Math.min(query.size() + MARGIN, Math.max(1, snapshot.reader().maxDoc()));
    TextOverlap text = new TextOverlap(model.text());
    List<SimilarHit> hits = new ArrayList<>();
    for (ScoreDoc found : snapshot.search(narrowed, wanted).scoreDocs) {
      if (hits.size() < query.size() && !isNearDuplicate(text, found.doc)) {
        hits.add(hit(found, words));
      }
    }
    return hits;
  }

  private Query resembling(Posting model, List<Particular> words) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    double total = 0;
    for (Particular word : words) {
      add(query, term(IndexField.BODY, word.term()), word.weight());
      add(query, term(IndexField.TITLE_TEXT, word.term()), word.weight());
      total += word.weight();
    }
    add(query, term(IndexField.ROLE, model.family().id()), SAME_ROLE * total);
    if (model.startup() != null) {
      add(query, term(IndexField.STARTUP, model.startup().slug()), SAME_STARTUP * total);
    }
    query.add(term(IndexField.ID, model.id().value()), Occur.MUST_NOT);
    return query.build();
  }

  private static Query term(IndexField field, String term) {
    return new TermQuery(new Term(field.id(), term));
  }

  private static void add(BooleanQuery.Builder query, Query match, double weight) {
    if (weight > 0) {
      query.add(new BoostQuery(new ConstantScoreQuery(match), (float) weight), Occur.SHOULD);
    }
  }

  private boolean isNearDuplicate(TextOverlap text, int doc) throws IOException {
    return text.with(new HitReader(snapshot).body(doc)) >= TextOverlap.NEAR_DUPLICATE;
  }

  private SimilarHit hit(ScoreDoc found, List<Particular> words) throws IOException {
    return new SimilarHit(
        new HitReader(snapshot).hit(found.doc, found.score), shared(found.doc, words));
  }

  private List<String> shared(int doc, List<Particular> words) throws IOException {
    List<String> shared = new ArrayList<>();
    Set<String> told = new HashSet<>();
    for (Particular word : words) {
      if (shared.size() < MAX_SHARED && told.add(word.written()) && holds(doc, word.term())) {
        shared.add(word.written());
      }
    }
    return shared;
  }

  private boolean holds(int doc, String term) throws IOException {
    return snapshot.explain(term(IndexField.BODY, term), doc).isMatch()
        || snapshot.explain(term(IndexField.TITLE_TEXT, term), doc).isMatch();
  }
}
