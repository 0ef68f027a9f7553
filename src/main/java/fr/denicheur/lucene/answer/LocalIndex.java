package fr.denicheur.lucene.answer;

import fr.denicheur.engine.FoundPosting;
import fr.denicheur.lucene.index.Deadline;
import fr.denicheur.lucene.index.Snapshot;
import fr.denicheur.lucene.index.StoredPostings;
import fr.denicheur.lucene.question.QueryTranslator;
import fr.denicheur.lucene.question.QuestionContext;
import fr.denicheur.lucene.repost.Reposts;
import fr.denicheur.posting.PostingId;
import fr.denicheur.query.Feature;
import fr.denicheur.query.Filter;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.query.Sort;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.util.IOFunction;

/**
 * A snapshot of an index in this process.
 *
 * @param context what the question needs of the snapshot
 */
public record LocalIndex(QuestionContext context) implements AskedIndex {
  @Override
  public <T> T understand(IOFunction<QuestionContext, T> work) throws IOException {
    return work.apply(context);
  }

  @Override
  public Deadline deadline() {
    return context.deadline();
  }

  @Override
  public Pass pass(SearchQuery query) throws IOException {
    return new IndexPass(context, query, query.has(Feature.COLLAPSE) ? reposts() : Reposts.NONE);
  }

  @Override
  public ShownPage best(Query query, Filter filter, int wanted) throws IOException {
    Reposts reposts = reposts();
    Snapshot snapshot = context.snapshot();
    TopFieldDocs found =
        snapshot.search(
            QueryTranslator.narrow(query, filter),
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

  private Reposts reposts() throws IOException {
    return Reposts.of(context.snapshot());
  }
}
