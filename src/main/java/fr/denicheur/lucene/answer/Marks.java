package fr.denicheur.lucene.answer;

import fr.denicheur.french.Token;
import fr.denicheur.lexicon.Synonyms.Alternative;
import fr.denicheur.lexicon.Synonyms.Nearness;
import fr.denicheur.lucene.index.AnalyzedWord;
import fr.denicheur.lucene.index.IndexField;
import fr.denicheur.lucene.question.Piece;
import fr.denicheur.lucene.question.TranslatedQuery;
import fr.denicheur.lucene.question.WordQueries;
import fr.denicheur.query.Clause;
import fr.denicheur.query.Question;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.lucene.search.MatchesIterator;
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
    return add(words, WordQueries.STANDING_SLOP, piece);
  }

  private boolean add(List<AnalyzedWord> words, int slop, int piece) throws IOException {
    List<String> terms = words.stream().map(AnalyzedWord::term).toList();
    if (terms.size() == 1) {
      return add(field -> WordQueries.term(field, terms.getFirst()), piece);
    }
    int fromTitle = inTitle.size();
    int fromBody = inBody.size();
    boolean held = add(field -> WordQueries.phrase(field, words, slop), piece);
    divide(inTitle, fromTitle, IndexField.TITLE_TEXT, title, terms);
    divide(inBody, fromBody, IndexField.BODY, body, terms);
    return held;
  }

  /** Replaces the marks of phrases by marks of their words. */
  private static void divide(
      List<Mark> marks, int from, IndexField field, String text, List<String> terms) {
    List<Mark> phrases = marks.subList(from, marks.size());
    List<Mark> words = new ArrayList<>();
    for (Mark phrase : phrases) {
      String written = text.substring(phrase.start(), phrase.end());
      written(field, written, terms::contains)
          .forEach(token -> words.add(mark(phrase.start(), token, phrase.way(), phrase.piece())));
    }
    phrases.clear();
    marks.addAll(words);
  }

  private static Mark mark(int offset, Token token, int way, int piece) {
    return new Mark(offset + token.start(), offset + token.end(), way, piece);
  }

  private boolean add(Function<IndexField, Query> words, int piece) throws IOException {
    int way = ways++;
    boolean held = add(inTitle, IndexField.TITLE_TEXT, title, words, way, piece);
    return add(inBody, IndexField.BODY, body, words, way, piece) || held;
  }

  private boolean add(
      List<Mark> marks,
      IndexField field,
      String text,
      Function<IndexField, Query> words,
      int way,
      int piece)
      throws IOException {
    MatchesIterator found = places.in(doc, field, words.apply(field));
    int before = marks.size();
    while (found != null && found.next() && found.endOffset() <= text.length()) {
      marks.add(new Mark(found.startOffset(), found.endOffset(), way, piece));
    }
    return marks.size() > before;
  }

  /** Adds words by their written form, which the index keeps without its places. */
  private void addWritten(Predicate<String> form, int piece) {
    int way = ways++;
    for (Token token : written(IndexField.TITLE_EXACT, title, form)) {
      inTitle.add(mark(0, token, way, piece));
    }
    for (Token token : written(IndexField.BODY_EXACT, body, form)) {
      inBody.add(mark(0, token, way, piece));
    }
  }

  /** Returns the words of a text whose term is wanted. */
  static List<Token> written(IndexField field, String text, Predicate<String> term) {
    return Token.of(IndexField.ANALYZER, field.id(), text).stream()
        .filter(token -> term.test(token.term()))
        .toList();
  }
}
