package fr.denicheur.lucene.answer;

import fr.denicheur.french.Folding;
import fr.denicheur.lexicon.Synonyms.Alternative;
import fr.denicheur.lucene.index.AnalyzedWord;
import fr.denicheur.lucene.index.IndexField;
import fr.denicheur.lucene.index.Snapshot;
import fr.denicheur.lucene.question.Piece;
import fr.denicheur.lucene.question.WordQueries;
import fr.denicheur.result.Hit;
import fr.denicheur.result.Reason;
import fr.denicheur.result.Reason.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.Matches;
import org.apache.lucene.search.MatchesIterator;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/** Explains why a posting was found: one reason for each word of the question that it holds. */
final class Reasons {
  /** A hit shows at most this many reasons; people do not read longer lists. */
  private static final int MAX = 6;

  /** The place that each field stands for, the most important first. */
  private static final List<Map.Entry<IndexField, Place>> PLACES =
      List.of(
          Map.entry(IndexField.TITLE_TEXT, Place.TITLE),
          Map.entry(IndexField.ROLE_TEXT, Place.TITLE),
          Map.entry(IndexField.STARTUP_TEXT, Place.STARTUP),
          Map.entry(IndexField.TECHNOLOGIES_TEXT, Place.TECHNOLOGIES),
          Map.entry(IndexField.FACTS_TEXT, Place.FACTS));

  private final Snapshot snapshot;
  private final List<Piece> pieces;

  /**
   * @param pieces the meanings of the question's words
   */
  Reasons(Snapshot snapshot, List<Piece> pieces) {
    this.snapshot = snapshot;
    this.pieces = pieces;
  }

  /** Returns the reasons for one posting, in the order of the question. */
  List<Reason> of(int doc, Hit hit) throws IOException {
    List<Reason> reasons = new ArrayList<>();
    for (Piece piece : pieces) {
      addReasons(reasons, piece, doc, hit);
    }
    return reasons.subList(0, Math.min(MAX, reasons.size()));
  }

  private void addReasons(List<Reason> reasons, Piece piece, int doc, Hit hit) throws IOException {
    Optional<Reason> typed = reason(piece, piece.words(), null, doc, hit);
    Optional<Reason> found = typed.isPresent() ? typed : otherwise(piece, doc, hit);
    found.ifPresent(reasons::add);
    for (Piece inner : found.isPresent() ? List.<Piece>of() : piece.inner()) {
      addReasons(reasons, inner, doc, hit);
    }
  }

  private Optional<Reason> otherwise(Piece piece, int doc, Hit hit) throws IOException {
    for (Alternative way : piece.alternatives()) {
      Optional<Reason> said = reason(piece, WordQueries.words(way), way.written(), doc, hit);
      if (said.isPresent()) {
        return said;
      }
    }
    return Optional.empty();
  }

  /** Returns where a posting holds words; empty if it does not hold them. */
  private Optional<Reason> reason(
      Piece piece, List<AnalyzedWord> words, @Nullable String saidAs, int doc, Hit hit)
      throws IOException {
    Place place = place(words, doc);
    int times = times(words, doc, IndexField.BODY);
    if (place == null && times == 0) {
      return Optional.empty();
    }
    String writtenAs = saidAs == null ? spelling(piece, hit) : null;
    return Optional.of(new Reason(piece.written(), place, times, saidAs, writtenAs));
  }

  private @Nullable Place place(List<AnalyzedWord> words, int doc) throws IOException {
    for (Map.Entry<IndexField, Place> field : PLACES) {
      if (times(words, doc, field.getKey()) > 0) {
        return field.getValue();
      }
    }
    return null;
  }

  private int times(List<AnalyzedWord> words, int doc, IndexField field) throws IOException {
    Query query = snapshot.rewrite(WordQueries.standing(field, words));
    Weight weight = snapshot.createWeight(query, ScoreMode.COMPLETE_NO_SCORES, 1);
    List<LeafReaderContext> leaves = snapshot.getIndexReader().leaves();
    LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
    Matches matches = weight.matches(leaf, doc - leaf.docBase);
    MatchesIterator places = matches == null ? null : matches.getMatches(field.id());
    int times = 0;
    while (places != null && places.next()) {
      times++;
    }
    return times;
  }

  /** Returns how the title writes a word, if it is not as typed: {@code développeur·se}. */
  private static @Nullable String spelling(Piece piece, Hit hit) {
    AnalyzedWord typed = piece.words().getFirst();
    return AnalyzedWord.of(IndexField.TITLE_TEXT, hit.title()).stream()
        .filter(word -> word.term().equals(typed.term()))
        .map(AnalyzedWord::written)
        .filter(written -> !Folding.fold(written).equals(Folding.fold(typed.written())))
        .findFirst()
        .orElse(null);
  }
}
