package fr.denicheur.lucene.answer;

import fr.denicheur.lucene.index.AnalyzedWord;
import fr.denicheur.lucene.index.Dictionaries;
import fr.denicheur.lucene.index.IndexField;
import fr.denicheur.lucene.index.Snapshot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Matches;
import org.apache.lucene.search.MatchesIterator;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/**
 * Finds the places of words in a posting. Serves the hits of one page, in one thread, and is
 * quickest if they come in the order of their numbers: a list of documents is read forwards.
 */
final class Places {
  /**
   * One place of a term.
   *
   * @param position its number among the words of the field
   * @param start offset of its first character; -1 if the field has no offsets
   * @param end offset after its last character
   */
  record Place(int position, int start, int end) {}

  private final IndexSearcher searcher;
  private final List<LeafReaderContext> leaves;
  private final Dictionaries dictionaries;
  private final Map<Term, TermPlaces> terms;
  private final Map<Query, Weight> weights = new HashMap<>();

  Places(Snapshot snapshot) {
    this(
        snapshot, snapshot.reader().leaves(), new Dictionaries(snapshot.reader()), new HashMap<>());
  }

  private Places(
      IndexSearcher searcher,
      List<LeafReaderContext> leaves,
      Dictionaries dictionaries,
      Map<Term, TermPlaces> terms) {
    this.searcher = searcher;
    this.leaves = leaves;
    this.dictionaries = dictionaries;
    this.terms = terms;
  }

  /** Returns the same places, with queries matched by a searcher that stops at a deadline. */
  Places until(IndexSearcher stopping) {
    return new Places(stopping, leaves, dictionaries, terms);
  }

  /** Returns the places of a term in a field of a posting, in order. */
  List<Place> of(int doc, IndexField field, String term) throws IOException {
    return terms.computeIfAbsent(new Term(field.id(), term), TermPlaces::new).in(doc);
  }

  /**
   * Returns the places of words that stand together in a field of a posting, time by time.
   *
   * @param slop the most words between them beyond those of a typed text, in any order
   */
  List<List<Place>> together(int doc, IndexField field, List<AnalyzedWord> words, int slop)
      throws IOException {
    List<List<Place>> places = new ArrayList<>(words.size());
    for (AnalyzedWord word : words) {
      List<Place> ofWord = of(doc, field, word.term());
      if (ofWord.isEmpty()) {
        return List.of();
      }
      places.add(ofWord);
    }
    if (places.size() == 1) {
      return places.getFirst().stream().map(List::of).toList();
    }
    return new Together(words, places, slop).all();
  }

  /** Whether a posting matches a query. */
  boolean isIn(int doc, Query words) throws IOException {
    return matches(doc, words) != null;
  }

  /** Returns how often a field of a posting matches a query. */
  int times(int doc, IndexField field, Query words) throws IOException {
    return in(doc, field, words).size();
  }

  /** Returns the places in a field of a posting that match a query, in order. */
  List<Place> in(int doc, IndexField field, Query words) throws IOException {
    Matches matches = matches(doc, words);
    MatchesIterator found = matches == null ? null : matches.getMatches(field.id());
    List<Place> places = new ArrayList<>();
    while (found != null && found.next()) {
      places.add(new Place(found.startPosition(), found.startOffset(), found.endOffset()));
    }
    return places;
  }

  private @Nullable Matches matches(int doc, Query words) throws IOException {
    Weight weight = weights.get(words);
    if (weight == null) {
      weight = searcher.createWeight(searcher.rewrite(words), ScoreMode.COMPLETE_NO_SCORES, 1);
      weights.put(words, weight);
    }
    List<LeafReaderContext> searched = searcher.getLeafContexts();
    LeafReaderContext leaf = searched.get(ReaderUtil.subIndex(doc, searched));
    return weight.matches(leaf, doc - leaf.docBase);
  }

  /** The places of one term, in the posting asked for last. */
  private final class TermPlaces {
    private final Term term;
    private @Nullable LeafReaderContext leaf;
    private @Nullable PostingsEnum documents;
    private int doc = -1;
    private List<Place> places = List.of();

    TermPlaces(Term term) {
      this.term = term;
    }

    List<Place> in(int wanted) throws IOException {
      if (wanted != doc) {
        places = read(wanted);
        doc = wanted;
      }
      return places;
    }

    private List<Place> read(int wanted) throws IOException {
      LeafReaderContext holding = leaves.get(ReaderUtil.subIndex(wanted, leaves));
      if (!holding.equals(leaf) || wanted < doc) {
        leaf = holding;
        documents = open(holding);
      }
      PostingsEnum opened = documents;
      int inLeaf = wanted - holding.docBase;
      if (opened == null
          || (opened.docID() < inLeaf ? opened.advance(inLeaf) : opened.docID()) != inLeaf) {
        return List.of();
      }
      List<Place> read = new ArrayList<>(opened.freq());
      for (int i = opened.freq(); i > 0; i--) {
        int position = opened.nextPosition();
        read.add(new Place(position, opened.startOffset(), opened.endOffset()));
      }
      return read;
    }

    private @Nullable PostingsEnum open(LeafReaderContext holding) throws IOException {
      TermsEnum all = dictionaries.of(holding, term.field());
      return all.seekExact(term.bytes()) ? all.postings(null, PostingsEnum.OFFSETS) : null;
    }
  }

  /** Walks the places of several words at once, always on with the word that is behind. */
  private static final class Together {
    private final List<List<Place>> places;
    private final int slop;
    private final int[] at;

    /** The position of each word if all stood as typed and the first one at 0. */
    private final int[] offsets;

    Together(List<AnalyzedWord> words, List<List<Place>> places, int slop) {
      this.places = places;
      this.slop = slop;
      this.at = new int[places.size()];
      this.offsets = new int[places.size()];
      for (int i = 1; i < offsets.length; i++) {
        offsets[i] = offsets[i - 1] + words.get(i).gap();
      }
    }

    List<List<Place>> all() {
      List<List<Place>> found = new ArrayList<>();
      int behind;
      do {
        behind = 0;
        int ahead = 0;
        for (int i = 1; i < at.length; i++) {
          behind = begin(i) < begin(behind) ? i : behind;
          ahead = begin(i) > begin(ahead) ? i : ahead;
        }
        if (begin(ahead) - begin(behind) <= slop && isApart() && !comesNearer(behind)) {
          found.add(now());
        }
        at[behind]++;
      } while (at[behind] < places.get(behind).size());
      return found;
    }

    /** Whether the word that is behind stands a second time before any other word. */
    private boolean comesNearer(int behind) {
      int next = at[behind] + 1;
      if (next == places.get(behind).size()) {
        return false;
      }
      int begin = places.get(behind).get(next).position() - offsets[behind];
      for (int i = 0; i < at.length; i++) {
        if (i != behind && begin(i) < begin) {
          return false;
        }
      }
      return true;
    }

    /** The position of the first word if all stood as typed around a word. */
    private int begin(int word) {
      return places.get(word).get(at[word]).position() - offsets[word];
    }

    /** Whether no two words are the same one in the text. */
    private boolean isApart() {
      return now().stream().mapToInt(Place::position).distinct().count() == at.length;
    }

    private List<Place> now() {
      List<Place> now = new ArrayList<>(at.length);
      for (int i = 0; i < at.length; i++) {
        now.add(places.get(i).get(at[i]));
      }
      return now;
    }
  }
}
