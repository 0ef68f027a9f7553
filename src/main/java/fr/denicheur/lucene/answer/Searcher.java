package fr.denicheur.lucene.answer;

import fr.denicheur.engine.TimeLimitException;
import fr.denicheur.lucene.answer.IndexPass.Found;
import fr.denicheur.lucene.index.Deadline;
import fr.denicheur.lucene.index.Snapshot;
import fr.denicheur.lucene.index.StoredPostings;
import fr.denicheur.lucene.question.QueryTranslator;
import fr.denicheur.lucene.question.QuestionContext;
import fr.denicheur.lucene.question.TranslatedQuery;
import fr.denicheur.lucene.repost.MatchedReposts;
import fr.denicheur.lucene.spelling.Spelling;
import fr.denicheur.lucene.spelling.Spelling.Corrected;
import fr.denicheur.query.Feature;
import fr.denicheur.query.Question;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.result.Correction;
import fr.denicheur.result.Excerpts;
import fr.denicheur.result.Hit;
import fr.denicheur.result.Hits;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.facet.DrillDownQuery;
import org.apache.lucene.index.ExitableDirectoryReader.ExitingReaderException;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopFieldDocs;

/** Answers one search on one snapshot: finds, ranks, counts, cuts excerpts and gives reasons. */
public final class Searcher {
  private final QuestionContext context;
  private final Snapshot snapshot;
  private final Deadline deadline;

  public Searcher(QuestionContext context) {
    this.context = context;
    this.snapshot = context.snapshot();
    this.deadline = context.deadline();
  }

  /**
   * Answers with what was found in time, which then is said to be a part.
   *
   * @throws TimeLimitException where nothing was: that nothing matches would be a guess
   */
  public Hits search(SearchQuery query) throws IOException {
    long start = System.nanoTime();
    Optional<Corrected> corrected = corrected(query);
    Question asked =
        corrected.filter(Corrected::applied).map(Corrected::question).orElse(query.question());
    Correction correction =
        corrected.map(c -> new Correction(c.question().written(), c.applied())).orElse(null);
    TranslatedQuery translated = new QueryTranslator(context).translate(asked);
    DrillDownQuery narrowed = QueryTranslator.narrow(translated.ranking(), query.filter());
    Found found = new IndexPass(snapshot, query, deadline).over(narrowed);
    if (deadline.hasCut() && found.top().totalHits.value() == 0) {
      throw new TimeLimitException();
    }
    List<Hit> hits = explained(query, translated, found);
    return new Hits(
        found.top().totalHits.value(),
        hits,
        found.facets(),
        query.question().truncated(),
        deadline.hasCut(),
        correction,
        Duration.ofNanos(System.nanoTime() - start));
  }

  private Optional<Corrected> corrected(SearchQuery query) throws IOException {
    return query.has(Feature.TYPOS)
        ? new Spelling(context.vocabulary(), context.lexicon(), deadline).correct(query.question())
        : Optional.empty();
  }

  private List<Hit> explained(SearchQuery query, TranslatedQuery translated, Found found)
      throws IOException {
    List<Hit> hits = hits(query, translated, found);
    if (!query.has(Feature.EXPLAIN)) {
      return hits;
    }
    Reasons reasons = new Reasons(snapshot, translated.pieces());
    List<Hit> explained = new ArrayList<>(hits.size());
    for (Hit hit : hits) {
      int doc = found.top().scoreDocs[query.page().from() + explained.size()].doc;
      explained.add(hit.because(reasons.of(doc, hit)));
    }
    return explained;
  }

  private List<Hit> hits(SearchQuery query, TranslatedQuery translated, Found all)
      throws IOException {
    TopFieldDocs top = all.top();
    List<Hit> hits = new ArrayList<>();
    List<Integer> docs = new ArrayList<>();
    int end = Math.min(query.page().to(), top.scoreDocs.length);
    for (int i = query.page().from(); i < end; i++) {
      ScoreDoc found = top.scoreDocs[i];
      hits.add(hit(snapshot, (FieldDoc) found, all.reposts()));
      docs.add(found.doc);
    }
    try {
      return query.has(Feature.HIGHLIGHT) ? withExcerpts(hits, docs, translated) : hits;
    } catch (ExitingReaderException e) {
      return hits; // what was found is worth more than how it looks
    }
  }

  /** Returns a found posting as a hit, with what was folded into it. */
  static Hit hit(Snapshot snapshot, FieldDoc found, MatchedReposts reposts) throws IOException {
    StoredPostings postings = new StoredPostings(snapshot);
    return new Hit(
        postings.summary(found.doc),
        Snapshot.score(found),
        Excerpts.NONE,
        postings.summaries(reposts.foldedInto(found.doc)),
        List.of());
  }

  private List<Hit> withExcerpts(List<Hit> hits, List<Integer> docs, TranslatedQuery translated)
      throws IOException {
    int[] numbers = docs.stream().mapToInt(Integer::intValue).toArray();
    List<String> titles = hits.stream().map(Hit::title).toList();
    List<Excerpts> excerpts = new Excerpter(snapshot, deadline).cut(translated, numbers, titles);
    List<Hit> complete = new ArrayList<>(hits.size());
    for (int i = 0; i < hits.size(); i++) {
      complete.add(hits.get(i).with(excerpts.get(i)));
    }
    return complete;
  }
}
