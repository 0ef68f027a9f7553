package fr.denicheur.lucene.answer;

import fr.denicheur.engine.TimeLimitException;
import fr.denicheur.lucene.answer.ParticularWords.Particular;
import fr.denicheur.lucene.index.Deadline;
import fr.denicheur.lucene.index.IndexField;
import fr.denicheur.lucene.index.Ranking.Constant;
import fr.denicheur.lucene.index.Snapshot;
import fr.denicheur.lucene.index.StoredPostings;
import fr.denicheur.lucene.question.QueryTranslator;
import fr.denicheur.lucene.question.QuestionContext;
import fr.denicheur.lucene.question.RankedQuery;
import fr.denicheur.lucene.question.Suitability;
import fr.denicheur.lucene.question.WordQueries;
import fr.denicheur.lucene.repost.RepostMark;
import fr.denicheur.lucene.repost.Reposts;
import fr.denicheur.posting.Posting;
import fr.denicheur.query.SimilarQuery;
import fr.denicheur.query.SimilarQuery.Model;
import fr.denicheur.query.Sort;
import fr.denicheur.result.Hit;
import fr.denicheur.result.SimilarHit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.util.IOFunction;

/** Finds the postings that resemble a model, by the words that are particular to it. */
public final class SimilarPostings {
  /** A posting is compared by this many words; more add little and cost much. */
  private static final int MAX_WORDS = 40;

  /** A hit shows at most this many words that it shares with the model. */
  private static final int MAX_SHARED = 8;

  /** Hits ranked beyond those requested, because copies of the model are left out. */
  private static final int MARGIN = 20;

  private final QuestionContext context;
  private final Snapshot snapshot;
  private final Deadline deadline;
  private final Reposts reposts;

  public SimilarPostings(QuestionContext context) throws IOException {
    this.context = context;
    this.snapshot = context.snapshot();
    this.reposts = Reposts.of(snapshot);
    this.deadline = context.deadline();
  }

  /** Returns the postings like a model; empty if the model is not in the index. */
  public Optional<List<SimilarHit>> like(SimilarQuery query) throws IOException {
    return switch (query.model()) {
      case Model.Draft draft ->
          Optional.of(like(draft.posting(), copiesOf(draft.posting()), query));
      case Model.Indexed indexed -> {
        OptionalInt doc = snapshot.doc(indexed.id());
        yield doc.isPresent() ? Optional.of(like(doc.getAsInt(), query)) : Optional.empty();
      }
    };
  }

  /** Returns the postings that a draft is a copy of. */
  public List<Hit> repeatedBy(Posting draft) throws IOException {
    IOFunction<Integer, Boolean> copies = copiesOf(draft);
    List<Particular> words = ParticularWords.of(draft, false, MAX_WORDS, context);
    List<Hit> hits = new ArrayList<>();
    ShownPostings postings = new ShownPostings(snapshot);
    for (ScoreDoc doc : ranked(resembling(draft, words), MARGIN)) {
      if (copies.apply(doc.doc)) {
        hits.add(Searcher.hit(postings, (FieldDoc) doc, reposts));
      }
    }
    return hits;
  }

  private List<SimilarHit> like(int doc, SimilarQuery query) throws IOException {
    return like(
        new StoredPostings(snapshot).posting(doc), other -> reposts.areOne(doc, other), query);
  }

  /** Returns which postings a draft repeats, in any of their versions. */
  private IOFunction<Integer, Boolean> copiesOf(Posting draft) {
    Optional<RepostMark> mark = RepostMark.of(draft);
    return doc -> mark.isPresent() && isRepeated(doc, mark.get());
  }

  private boolean isRepeated(int doc, RepostMark draft) throws IOException {
    List<Integer> versions = new ArrayList<>(reposts.others(doc));
    versions.addFirst(doc);
    for (int version : versions) {
      if (RepostMark.read(snapshot, version).filter(draft::repeats).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private List<SimilarHit> like(
      Posting model, IOFunction<Integer, Boolean> copies, SimilarQuery query) throws IOException {
    List<Particular> words =
        ParticularWords.of(model, query.model() instanceof Model.Indexed, MAX_WORDS, context);
    Query narrowed = QueryTranslator.narrow(resembling(model, words), query.filter());
    List<SimilarHit> hits = new ArrayList<>();
    ShownPostings postings = new ShownPostings(snapshot);
    for (ScoreDoc doc : ranked(narrowed, query.size() + MARGIN)) {
      if (hits.size() < query.size() && !copies.apply(doc.doc)) {
        Hit hit = Searcher.hit(postings, (FieldDoc) doc, reposts);
        hits.add(new SimilarHit(hit, shared(doc.doc, words)));
      }
    }
    return hits;
  }

  /** Ranks postings, all or none: a part of the similar postings could be the wrong part. */
  private ScoreDoc[] ranked(Query query, int wanted) throws IOException {
    TopFieldDocs found =
        snapshot.search(
            new RankedQuery(query, List.of(), Suitability.NONE, context),
            new ShownMatches<>(snapshot.ranked(Sort.RELEVANCE, wanted), reposts, deadline));
    if (deadline.hasCut()) {
      throw new TimeLimitException();
    }
    return found.scoreDocs;
  }

  private Query resembling(Posting model, List<Particular> words) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    double total = 0;
    for (Particular word : words) {
      add(query, WordQueries.term(IndexField.BODY, word.term()), word.weight());
      add(query, WordQueries.term(IndexField.TITLE_TEXT, word.term()), word.weight());
      total += word.weight();
    }
    add(
        query,
        WordQueries.term(IndexField.ROLE, model.family().id()),
        context.ranking().of(Constant.SIMILAR_ROLE) * total);
    if (model.startup() != null) {
      add(
          query,
          WordQueries.term(IndexField.STARTUP, model.startup().slug()),
          context.ranking().of(Constant.SIMILAR_STARTUP) * total);
    }
    query.add(WordQueries.term(IndexField.ID, model.id().value()), Occur.MUST_NOT);
    return query.build();
  }

  private static void add(BooleanQuery.Builder query, Query match, double weight) {
    if (weight > 0) {
      query.add(new BoostQuery(new ConstantScoreQuery(match), (float) weight), Occur.SHOULD);
    }
  }

  private List<String> shared(int doc, List<Particular> words) throws IOException {
    List<String> shared = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Particular word : words) {
      if (shared.size() < MAX_SHARED && seen.add(word.written()) && holds(doc, word.term())) {
        shared.add(word.written());
      }
    }
    return shared;
  }

  private boolean holds(int doc, String term) throws IOException {
    return snapshot.explain(WordQueries.term(IndexField.BODY, term), doc).isMatch()
        || snapshot.explain(WordQueries.term(IndexField.TITLE_TEXT, term), doc).isMatch();
  }
}
