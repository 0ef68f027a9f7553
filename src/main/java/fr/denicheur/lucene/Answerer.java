package fr.denicheur.lucene;

import fr.denicheur.engine.Fingerprint;
import fr.denicheur.posting.Posting;
import fr.denicheur.posting.PostingId;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.query.SimilarQuery;
import fr.denicheur.query.SuggestQuery;
import fr.denicheur.result.Hit;
import fr.denicheur.result.Hits;
import fr.denicheur.result.SimilarHit;
import fr.denicheur.result.Suggestion;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.lucene.analysis.Analyzer;

/** Answers one question, from one snapshot and within its time, which begins now. */
final class Answerer {
  private final Snapshot snapshot;
  private final Analyzer analyzer;
  private final LatestDictionary dictionary;
  private final Setup setup;
  private final Deadline deadline;

  Answerer(Snapshot snapshot, Analyzer analyzer, LatestDictionary dictionary, Setup setup) {
    this.snapshot = snapshot;
    this.analyzer = analyzer;
    this.dictionary = dictionary;
    this.setup = setup;
    this.deadline = setup.deadlines().get();
  }

  Hits search(SearchQuery query) throws IOException {
    return new Searcher(snapshot, analyzer, translator(), deadline).search(query);
  }

  Optional<Posting> find(PostingId id) throws IOException {
    OptionalInt doc = snapshot.doc(id);
    return doc.isPresent()
        ? Optional.of(StoredPosting.read(snapshot, doc.getAsInt()))
        : Optional.empty();
  }

  Optional<Fingerprint> fingerprint(PostingId id) throws IOException {
    return Fingerprints.read(snapshot.reader(), snapshot.doc(id));
  }

  List<PostingId> reposts(PostingId id) throws IOException {
    OptionalInt doc = snapshot.doc(id);
    return doc.isPresent()
        ? new HitReader(snapshot).ids(snapshot.reposts().others(doc.getAsInt()))
        : List.of();
  }

  Optional<List<SimilarHit>> similar(SimilarQuery query) throws IOException {
    return comparison().like(query);
  }

  List<Hit> nearDuplicates(Posting draft) throws IOException {
    return comparison().repeatedBy(draft);
  }

  List<Suggestion> suggest(SuggestQuery query) throws IOException {
    return Suggester.suggest(snapshot, dictionary.of(snapshot), analyzer, query);
  }

  private SimilarPostings comparison() {
    return new SimilarPostings(snapshot, analyzer, translator(), deadline);
  }

  private QueryTranslator translator() {
    return new QueryTranslator(analyzer, setup.ranking(), setup.lexicon(), snapshot, deadline);
  }
}
