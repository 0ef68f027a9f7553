package fr.denicheur.lucene.answer;

import fr.denicheur.french.Sentences;
import fr.denicheur.lucene.answer.Marks.Mark;
import fr.denicheur.lucene.question.TranslatedQuery;
import fr.denicheur.query.Question;
import fr.denicheur.result.Excerpts;
import fr.denicheur.result.Marked;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Cuts excerpts out of postings and marks the words of a question in them. One excerpter serves one
 * page of hits.
 *
 * <p>The passages are chosen so that title and passages together show every piece of the question
 * that the posting's title or body holds. The index stores the offsets of words, so nothing is
 * analysed again.
 */
final class Excerpter {
  /** A list shows this many passages of a body, if they show every piece. */
  static final int PASSAGES = 2;

  /**
   * A list shows at most this many passages of a body, for questions whose pieces stand far apart:
   * few need a third, and only whole sentences a fourth.
   */
  static final int MOST_PASSAGES = 4;

  /** The first sentence of a text is looked for in this many characters. */
  private static final int MAX_BEGINNING = 4 * Sentences.MAX_LENGTH;

  /** A line with fewer letters at the beginning is probably a heading or a greeting. */
  private static final int MIN_SENTENCE = 60;

  private final ShownPostings postings;
  private final Places places;
  private final Question asked;
  private final TranslatedQuery translated;

  /**
   * @param page its searcher ends the cutting after the deadline
   * @param places the places of words, which the reasons of a page read too
   * @param asked the question as it was searched
   * @param translated its meaning
   */
  Excerpter(ShownPage page, Places places, Question asked, TranslatedQuery translated)
      throws IOException {
    this.postings = new ShownPostings(page.snapshot());
    this.places = places.until(page.stopping());
    this.asked = asked;
    this.translated = translated;
  }

  /**
   * Returns the excerpts of a posting.
   *
   * @param doc its number in the snapshot
   * @param title its title
   */
  Excerpts cut(int doc, String title) throws IOException {
    ShownPostings.Text text = postings.text(doc);
    String body = text.body();
    Marks marks = new Marks(places, doc, title, body);
    marks.add(asked, translated);
    List<Mark> inTitle = marks.inTitle();
    List<Passage> shown = chosen(Passage.of(text, marks.inBody()), shown(inTitle));
    return new Excerpts(
        inTitle.isEmpty() ? List.of() : List.of(MarkedText.of(title, 0, title.length(), inTitle)),
        shown.isEmpty()
            ? beginning(body)
            : shown.stream()
                .map(one -> MarkedText.of(body, one.start(), one.end(), one.marks()))
                .toList());
  }

  private static Set<Integer> shown(List<Mark> marks) {
    return marks.stream().map(Mark::piece).collect(Collectors.toSet());
  }

  /**
   * Returns the passages to show, in the order of the text: each time the one that shows most of
   * the pieces that nothing shows yet, and among those the best.
   */
  private static List<Passage> chosen(List<Passage> passages, Set<Integer> shownByTitle) {
    Set<Integer> missing = new HashSet<>();
    passages.forEach(passage -> missing.addAll(passage.pieces()));
    missing.removeAll(shownByTitle);
    missing.remove(Marks.NO_PIECE);
    List<Passage> rest = new ArrayList<>(passages);
    List<Passage> chosen = new ArrayList<>();
    while (!rest.isEmpty() && chosen.size() < (missing.isEmpty() ? PASSAGES : MOST_PASSAGES)) {
      Passage best = rest.getFirst();
      long most = -1;
      for (Passage passage : rest) {
        long adds = passage.pieces().stream().filter(missing::contains).count();
        if (adds > most || (adds == most && passage.score() > best.score())) {
          best = passage;
          most = adds;
        }
      }
      chosen.add(best);
      rest.remove(best);
      missing.removeAll(best.pieces());
    }
    chosen.sort(Comparator.comparingInt(Passage::start));
    return chosen;
  }

  /** Returns the first sentence that is too long for a heading, or else the very first one. */
  private static List<Marked> beginning(String body) {
    String start = body.substring(0, Math.min(body.length(), MAX_BEGINNING));
    int[] bounds = Sentences.boundsOf(start);
    for (int i = 1; i < bounds.length; i++) {
      if (start.substring(bounds[i - 1], bounds[i]).strip().length() >= MIN_SENTENCE) {
        return List.of(MarkedText.plain(body, bounds[i - 1], bounds[i]));
      }
    }
    return bounds.length < 2 ? List.of() : List.of(MarkedText.plain(body, 0, bounds[1]));
  }
}
