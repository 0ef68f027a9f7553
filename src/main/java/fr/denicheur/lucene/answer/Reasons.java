package fr.denicheur.lucene.answer;

import fr.denicheur.french.Folding;
import fr.denicheur.lexicon.Synonyms.Alternative;
import fr.denicheur.lucene.index.AnalyzedWord;
import fr.denicheur.lucene.index.IndexField;
import fr.denicheur.lucene.index.Snapshot;
import fr.denicheur.lucene.question.Piece;
import fr.denicheur.lucene.question.WordQueries;
import fr.denicheur.result.Correction;
import fr.denicheur.result.Hit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.Matches;
import org.apache.lucene.search.MatchesIterator;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/** Says in French why a posting was found: one short sentence for each word of the question. */
final class Reasons {
  /** Longer lists are not read. */
  private static final int MAX = 6;

  private final Snapshot snapshot;
  private final List<Piece> pieces;
  private final @Nullable Correction correction;

  /**
   * @param pieces what the words of the question were taken to mean
   * @param correction the other spelling that was searched, if any
   */
  Reasons(Snapshot snapshot, List<Piece> pieces, @Nullable Correction correction) {
    this.snapshot = snapshot;
    this.pieces = pieces;
    this.correction = correction;
  }

  /** Returns the reasons for one posting, in the order of the question. */
  List<String> of(int doc, Hit hit) throws IOException {
    List<String> reasons = new ArrayList<>();
    if (correction != null && correction.applied()) {
      reasons.add("recherché avec l'orthographe « " + correction.query() + " »");
    }
    for (Piece piece : pieces) {
      addReasons(reasons, piece, doc, hit);
    }
    return reasons.subList(0, Math.min(MAX, reasons.size()));
  }

  private void addReasons(List<String> reasons, Piece piece, int doc, Hit hit) throws IOException {
    Optional<String> place = place(piece.words(), doc);
    if (place.isPresent()) {
      reasons.add(piece.written() + " : " + place.get() + spelling(piece, hit));
      return;
    }
    Optional<String> otherwise = otherwise(piece, doc);
    otherwise.ifPresent(reasons::add);
    if (otherwise.isEmpty()) {
      for (Piece inner : piece.inner()) {
        addReasons(reasons, inner, doc, hit);
      }
    }
  }

  private Optional<String> otherwise(Piece piece, int doc) throws IOException {
    for (Alternative way : piece.alternatives()) {
      Optional<String> place = place(WordQueries.words(way), doc);
      if (place.isPresent()) {
        return Optional.of(piece.written() + " : dit « " + way.written() + " », " + place.get());
      }
    }
    return Optional.empty();
  }

  /** Where words stand in a posting: the most telling field, and how often in the text. */
  private Optional<String> place(List<AnalyzedWord> words, int doc) throws IOException {
    List<String> places = new ArrayList<>();
    if (isIn(words, doc, IndexField.TITLE_TEXT, IndexField.ROLE_TEXT)) {
      places.add("dans le titre");
    } else if (isIn(words, doc, IndexField.STARTUP_TEXT)) {
      places.add("dans le nom de la startup");
    } else if (isIn(words, doc, IndexField.TECHNOLOGIES_TEXT)) {
      places.add("parmi les technologies");
    } else if (isIn(words, doc, IndexField.FACTS_TEXT)) {
      places.add("dans la fiche");
    }
    int times = times(words, doc, IndexField.BODY);
    if (times > 0) {
      places.add(times == 1 ? "une fois dans le texte" : times + " fois dans le texte");
    }
    return places.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", places));
  }

  private boolean isIn(List<AnalyzedWord> words, int doc, IndexField... fields) throws IOException {
    for (IndexField field : fields) {
      if (times(words, doc, field) > 0) {
        return true;
      }
    }
    return false;
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

  /** How the title writes a word, where it is not as typed: {@code développeur·se}. */
  private String spelling(Piece piece, Hit hit) {
    String typed = piece.words().getFirst().written();
    return AnalyzedWord.of(IndexField.TITLE_TEXT, hit.title()).stream()
        .filter(word -> word.term().equals(piece.words().getFirst().term()))
        .map(AnalyzedWord::written)
        .filter(written -> !Folding.fold(written).equals(Folding.fold(typed)))
        .findFirst()
        .map(written -> " (écrit « " + written + " »)")
        .orElse("");
  }
}
