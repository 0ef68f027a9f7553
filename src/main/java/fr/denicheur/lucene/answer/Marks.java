package fr.denicheur.lucene.answer;

import fr.denicheur.french.Token;
import fr.denicheur.lexicon.Synonyms.Alternative;
import fr.denicheur.lexicon.Synonyms.Nearness;
import fr.denicheur.lucene.answer.Places.Place;
import fr.denicheur.lucene.index.AnalyzedWord;
import fr.denicheur.lucene.index.IndexField;
import fr.denicheur.lucene.question.Piece;
import fr.denicheur.lucene.question.TranslatedQuery;
import fr.denicheur.lucene.question.WordQueries;
import fr.denicheur.query.Clause;
import fr.denicheur.query.Question;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.lucene.search.Query;

/**
 * The words of the title and the body of one posting to mark for a question.
 *
 * <p>Each word that was typed is marked. Other ways to say a piece of the question are marked if
 * title and body do not hold it as typed. Excerpts have to show the first way that they do hold, in
 * the order of {@link Reasons}.
 */
final class Marks {
  /** The piece of a mark that no excerpt has to show: its phrase is marked already. */
  static final int NO_PIECE = -1;

  /**
   * A word to mark.
   *
   * @param start offset of its first character
   * @param end offset after its last character
   * @param way which of the searched words it is
   * @param piece which part of the question it shows, or {@link #NO_PIECE}
   */
  record Mark(int start, int end, int way, int piece) {}

  private final Places places;
  private final int doc;
  private final String title;
  private final String body;
  private final List<Mark> inTitle = new ArrayList<>();
  private final List<Mark> inBody = new ArrayList<>();
  private int ways;
  private int pieces;

  /** Starts without marks, for one posting. */
  Marks(Places places, int doc, String title, String body) {
    this.places = places;
    this.doc = doc;
    this.title = title;
    this.body = body;
  }

  /** The marks of the title, in order. */
  List<Mark> inTitle() {
    return sorted(inTitle);
  }

  /** The marks of the body, in order. */
  List<Mark> inBody() {
    return sorted(inBody);
  }

  private static List<Mark> sorted(List<Mark> marks) {
    marks.sort(Comparator.comparingInt(Mark::start).thenComparingInt(mark -> -mark.end()));
    return marks;
  }

  /**
   * Adds what a question asks for.
   *
   * @param translated its meaning
   */
  void add(Question asked, TranslatedQuery translated) throws IOException {
    for (Piece piece : translated.said()) {
      add(piece);
    }
    for (Clause clause : asked.clauses()) {
      if (!clause.excluded() && (!clause.isFree() || translated.isOfStopWords())) {
        add(clause, translated.phrases().getOrDefault(clause, List.of()));
      }
    }
  }

  private void add(Piece piece) throws IOException {
    int number = pieces++;
    boolean typed = add(piece.words(), number);
    boolean held = typed;
    for (Alternative way : piece.alternatives()) {
      if (!typed || way.nearness() == Nearness.BEGUN) {
        held |= add(WordQueries.words(way), held ? NO_PIECE : number);
      }
    }
    if (piece.isWord()) {
      held |= addParts(piece.words().getFirst(), held ? NO_PIECE : number);
    }
    for (Piece inner : piece.inner()) {
      if (held) {
        add(inner.words(), NO_PIECE);
        addParts(inner.words().getFirst(), NO_PIECE);
      } else {
        add(inner);
      }
    }
  }

  private void add(Clause clause, List<List<AnalyzedWord>> spellings) throws IOException {
    List<AnalyzedWord> typed = AnalyzedWord.typed(clause.text());
    if (clause.kind() == Clause.Kind.PREFIX) {
      String beginning = WordQueries.letters(clause.text());
      if (!add(WordQueries.beginning(clause.text()), pieces)) {
        addWritten(form -> form.startsWith(beginning), pieces);
      }
      pieces++;
    } else if (typed.isEmpty()) {
      addWritten(AnalyzedWord.formsOf(clause.text())::contains, pieces++);
    } else if (clause.kind() == Clause.Kind.PHRASE) {
      for (List<AnalyzedWord> spelling : spellings) {
        add(spelling, 0, pieces);
      }
      pieces++;
    } else {
      for (AnalyzedWord word : typed) {
        boolean held = add(List.of(word), pieces);
        addParts(word, held ? NO_PIECE : pieces);
        pieces++;
      }
    }
  }

  /** Adds the parts of a compound; returns whether title or body hold any. */
  private boolean addParts(AnalyzedWord word, int piece) throws IOException {
    boolean held = false;
    for (AnalyzedWord part : word.tellingParts()) {
      held |= add(List.of(part), held ? NO_PIECE : piece);
    }
    return held;
  }

  /** Adds words that stand together; returns whether title or body hold them. */
  private boolean add(List<AnalyzedWord> words, int piece) throws IOException {
    return add(words, Reasons.STANDING_SLOP, piece);
  }

  private boolean add(List<AnalyzedWord> words, int slop, int piece) throws IOException {
    int way = ways++;
    boolean held = addTo(inTitle, IndexField.TITLE_TEXT, words, slop, way, piece);
    return addTo(inBody, IndexField.BODY, words, slop, way, piece) || held;
  }

  private boolean addTo(
      List<Mark> marks, IndexField field, List<AnalyzedWord> words, int slop, int way, int piece)
      throws IOException {
    Set<Place> found = new LinkedHashSet<>();
    places.together(doc, field, words, slop).forEach(found::addAll);
    return mark(marks, field, found, way, piece);
  }

  private boolean add(Function<IndexField, Query> words, int piece) throws IOException {
    int way = ways++;
    Query inTitles = words.apply(IndexField.TITLE_TEXT);
    Query inBodies = words.apply(IndexField.BODY);
    boolean held =
        mark(
            inTitle,
            IndexField.TITLE_TEXT,
            places.in(doc, IndexField.TITLE_TEXT, inTitles),
            way,
            piece);
    return mark(inBody, IndexField.BODY, places.in(doc, IndexField.BODY, inBodies), way, piece)
        || held;
  }

  /** Marks what lies in the text; an excerpt is cut from the beginning of a huge one. */
  private boolean mark(
      List<Mark> marks, IndexField field, Collection<Place> found, int way, int piece) {
    int length = field == IndexField.BODY ? body.length() : title.length();
    int before = marks.size();
    for (Place place : found) {
      if (place.end() <= length) {
        marks.add(new Mark(place.start(), place.end(), way, piece));
      }
    }
    return marks.size() > before;
  }

  /** Adds words by their written form, which the index keeps without its places. */
  private void addWritten(Predicate<String> form, int piece) {
    int way = ways++;
    for (Token token : written(IndexField.TITLE_EXACT, title, form)) {
      inTitle.add(new Mark(token.start(), token.end(), way, piece));
    }
    for (Token token : written(IndexField.BODY_EXACT, body, form)) {
      inBody.add(new Mark(token.start(), token.end(), way, piece));
    }
  }

  /** Returns the words of a text whose term is wanted. */
  static List<Token> written(IndexField field, String text, Predicate<String> term) {
    return Token.of(IndexField.ANALYZER, field.id(), text).stream()
        .filter(token -> term.test(token.term()))
        .toList();
  }
}
