package fr.denicheur.lucene.answer;

import fr.denicheur.engine.FoundPosting;
import fr.denicheur.engine.TimeLimitException;
import fr.denicheur.lucene.answer.ParticularWords.Particular;
import fr.denicheur.lucene.index.IndexField;
import fr.denicheur.lucene.index.Ranking;
import fr.denicheur.lucene.index.Ranking.Constant;
import fr.denicheur.lucene.index.Snapshot;
import fr.denicheur.lucene.question.WordQueries;
import fr.denicheur.lucene.repost.RepostMark;
import fr.denicheur.lucene.scoring.Suitability;
import fr.denicheur.posting.Posting;
import fr.denicheur.posting.PostingId;
import fr.denicheur.posting.Summary;
import fr.denicheur.query.Filter;
import fr.denicheur.query.SimilarQuery;
import fr.denicheur.query.SimilarQuery.Model;
import fr.denicheur.result.Hit;
import fr.denicheur.result.SimilarHit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.Query;

/** Finds the postings that resemble a model, by the words that are particular to it. */
public final class SimilarPostings {
  /** A posting is compared by this many words; more add little and cost much. */
  private static final int MAX_WORDS = 40;

  /** A hit shows at most this many words that it shares with the model. */
  private static final int MAX_SHARED = 8;

  /** Hits ranked beyond those requested, because copies of the model are left out. */
  private static final int MARGIN = 20;

  private final AskedIndex index;

  public SimilarPostings(AskedIndex index) {
    this.index = index;
  }

  /**
   * What is particular to a model.
   *
   * @param words its particular words, the best first
   * @param resembling matches and ranks the postings that resemble it
   */
  private record Likeness(List<Particular> words, Query resembling) {}

  /** Recognises the postings that are the model itself, or a copy of it. */
  private interface Copies {
    boolean holds(Hit hit, int doc, ShownPage page) throws IOException;
  }

  /** Returns the postings like a model; empty if the model is not in the index. */
  public Optional<List<SimilarHit>> like(SimilarQuery query) throws IOException {
    return switch (query.model()) {
      case Model.Draft draft ->
          Optional.of(like(draft.posting(), copiesOf(draft.posting()), query));
      case Model.Indexed indexed -> {
        Optional<FoundPosting> model = index.find(indexed.id());
        yield model.isPresent()
            ? Optional.of(like(model.get().posting(), versionsOf(model.get()), query))
            : Optional.empty();
      }
    };
  }

  /** Returns the postings that a draft is a copy of. */
  public List<Hit> repeatedBy(Posting draft) throws IOException {
    Copies copies = copiesOf(draft);
    ShownPage page = best(likeness(draft, false).resembling(), Filter.NONE, MARGIN);
    List<Hit> hits = new ArrayList<>();
    ShownPostings postings = new ShownPostings(page.snapshot());
    for (FieldDoc doc : page.docs()) {
      Hit hit = Searcher.hit(postings, doc, page.reposts());
      if (copies.holds(hit, doc.doc, page)) {
        hits.add(hit);
      }
    }
    return hits;
  }

  private static Copies versionsOf(FoundPosting model) {
    Set<PostingId> versions = model.reposts().stream().map(Summary::id).collect(Collectors.toSet());
    return (hit, doc, page) -> versions.contains(hit.summary().id());
  }

  /** Returns which postings a draft repeats, in any of their versions. */
  private static Copies copiesOf(Posting draft) {
    Optional<RepostMark> mark = RepostMark.of(draft);
    return (hit, doc, page) -> mark.isPresent() && isRepeated(doc, mark.get(), page);
  }

  private static boolean isRepeated(int doc, RepostMark draft, ShownPage page) throws IOException {
    List<Integer> versions = new ArrayList<>(page.reposts().others(doc));
    versions.addFirst(doc);
    for (int version : versions) {
      if (RepostMark.read(page.snapshot(), version).filter(draft::repeats).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private List<SimilarHit> like(Posting model, Copies copies, SimilarQuery query)
      throws IOException {
    Likeness likeness = likeness(model, query.model() instanceof Model.Indexed);
    ShownPage page = best(shown(likeness.resembling()), query.filter(), query.size() + MARGIN);
    List<SimilarHit> hits = new ArrayList<>();
    ShownPostings postings = new ShownPostings(page.snapshot());
    for (FieldDoc doc : page.docs()) {
      if (hits.size() < query.size()) {
        Hit hit = Searcher.hit(postings, doc, page.reposts());
        if (!copies.holds(hit, doc.doc, page)) {
          hits.add(new SimilarHit(hit, shared(doc.doc, likeness.words(), page.snapshot())));
        }
      }
    }
    return hits;
  }

  /** Leaves out the postings that the owner always hides. */
  private Query shown(Query query) throws IOException {
    Set<PostingId> hidden = index.understand(context -> context.guidance().hidden());
    if (hidden.isEmpty()) {
      return query;
    }
    BooleanQuery.Builder shown = new BooleanQuery.Builder().add(query, Occur.MUST);
    hidden.forEach(id -> shown.add(WordQueries.term(IndexField.ID, id.value()), Occur.MUST_NOT));
    return shown.build();
  }

  /** Returns the best postings, all or none: a part of them could be the wrong part. */
  private ShownPage best(Query query, Filter filter, int wanted) throws IOException {
    ShownPage found = index.best(query, filter, wanted);
    if (index.deadline().hasCut()) {
      throw new TimeLimitException();
    }
    return found;
  }

  private Likeness likeness(Posting model, boolean isIndexed) throws IOException {
    return index.understand(context -> {
      List<Particular> words = ParticularWords.of(model, isIndexed, MAX_WORDS, context);
      Query resembling = resembling(model, words, context.ranking());
      return new Likeness(words, context.ranked(resembling, List.of(), Suitability.NONE));
    });
  }

  private static Query resembling(Posting model, List<Particular> words, Ranking ranking) {
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
        ranking.of(Constant.SIMILAR_ROLE) * total);
    if (model.startup() != null) {
      add(
          query,
          WordQueries.term(IndexField.STARTUP, model.startup().slug()),
          ranking.of(Constant.SIMILAR_STARTUP) * total);
    }
    query.add(WordQueries.term(IndexField.ID, model.id().value()), Occur.MUST_NOT);
    return query.build();
  }

  private static void add(BooleanQuery.Builder query, Query match, double weight) {
    if (weight > 0) {
      query.add(new BoostQuery(new ConstantScoreQuery(match), (float) weight), Occur.SHOULD);
    }
  }

  private static List<String> shared(int doc, List<Particular> words, Snapshot snapshot)
      throws IOException {
    List<String> shared = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Particular word : words) {
      if (shared.size() < MAX_SHARED
          && seen.add(word.written())
          && holds(doc, word.term(), snapshot)) {
        shared.add(word.written());
      }
    }
    return shared;
  }

  private static boolean holds(int doc, String term, Snapshot snapshot) throws IOException {
    return snapshot.explain(WordQueries.term(IndexField.BODY, term), doc).isMatch()
        || snapshot.explain(WordQueries.term(IndexField.TITLE_TEXT, term), doc).isMatch();
  }
}
