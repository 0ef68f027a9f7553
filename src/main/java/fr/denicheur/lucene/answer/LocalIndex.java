package fr.denicheur.lucene.answer;

import fr.denicheur.engine.FoundPosting;
import fr.denicheur.lucene.index.Deadline;
import fr.denicheur.lucene.index.Snapshot;
import fr.denicheur.lucene.index.StoredPostings;
import fr.denicheur.lucene.question.FilterQueries;
import fr.denicheur.lucene.question.QuestionContext;
import fr.denicheur.lucene.repost.Reposts;
import fr.denicheur.posting.Posting;
import fr.denicheur.posting.PostingId;
import fr.denicheur.query.Feature;
import fr.denicheur.query.Filter;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.query.Sort;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.util.IOFunction;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot of an index in this process.
 *
 * @param context what the question needs of the snapshot
 */
public record LocalIndex(QuestionContext context) implements AskedIndex {
  /** Postings that a walk finds at once; it reads them one by one. */
  private static final int STEP = 1_000;

  @Override
  public <T> T understand(IOFunction<QuestionContext, T> work) throws IOException {
    return work.apply(context);
  }

  @Override
  public Deadline deadline() {
    return context.deadline();
  }

  @Override
  public Pass pass(SearchQuery query, List<SearchQuery> wider) throws IOException {
    return new IndexPass(
        context, query, wider, query.has(Feature.COLLAPSE) ? reposts() : Reposts.NONE);
  }

  @Override
  public ShownPage best(Query query, Filter filter, int wanted) throws IOException {
    Reposts reposts = reposts();
    Snapshot snapshot = context.snapshot();
    TopFieldDocs found =
        snapshot.search(
            FilterQueries.narrow(query, filter),
            new ShownMatches<>(snapshot.ranked(Sort.RELEVANCE, wanted), reposts, deadline()));
    return new ShownPage(
        Arrays.stream(found.scoreDocs).map(FieldDoc.class::cast).toList(),
        snapshot,
        context.stopping(),
        reposts);
  }

  @Override
  public Optional<FoundPosting> find(PostingId id) throws IOException {
    return find(context.snapshot(), id);
  }

  /** Returns a posting of a snapshot; empty if its id is unknown. */
  public static Optional<FoundPosting> find(Snapshot snapshot, PostingId id) throws IOException {
    OptionalInt found = snapshot.doc(id);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    int doc = found.getAsInt();
    StoredPostings stored = new StoredPostings(snapshot);
    return Optional.of(
        new FoundPosting(
            stored.posting(doc),
            stored.fingerprint(doc),
            stored.summaries(Reposts.of(snapshot).others(doc))));
  }

  /**
   * Visits postings of a snapshot in the order of their ids.
   *
   * @return the last id that was visited, or {@code after} if none was
   */
  public static Optional<PostingId> walk(
      Snapshot snapshot, Filter filter, @Nullable PostingId after, Predicate<Posting> visitor)
      throws IOException {
    Query query = FilterQueries.narrow(MatchAllDocsQuery.INSTANCE, filter);
    PostingId last = after;
    List<Integer> docs;
    do {
      docs = snapshot.behind(last, query, STEP);
      StoredPostings stored = new StoredPostings(snapshot);
      for (int doc : docs) {
        Posting posting = stored.posting(doc);
        last = posting.id();
        if (!visitor.test(posting)) {
          return Optional.of(last);
        }
      }
    } while (docs.size() == STEP);
    return Optional.ofNullable(last);
  }

  private Reposts reposts() throws IOException {
    return Reposts.of(context.snapshot());
  }
}
