package fr.denicheur.lucene.answer;

import fr.denicheur.lucene.answer.Marks.Mark;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.search.uhighlight.PassageScorer;

/**
 * A sentence of a body with the words to mark in it.
 *
 * @param start offset of its first character
 * @param end offset after its last character
 * @param marks the words to mark, in order, at least one
 * @param pieces the parts of the question that it shows
 * @param score the more of the words, and the rarer they are in this body, the higher
 */
record Passage(int start, int end, List<Mark> marks, Set<Integer> pieces, float score) {
  /** Lucene's BM25 for passages: each text is a collection of its own. */
  private static final PassageScorer SCORER = new PassageScorer();

  /**
   * Returns the sentences that hold marks, in order. Only their lines are cut, so a long text costs
   * no more than the lines in which words were found.
   *
   * @param marks all marks of the body, in order
   */
  static List<Passage> of(ShownPostings.Text text, List<Mark> marks) {
    Map<Integer, Integer> times = times(marks);
    List<Passage> passages = new ArrayList<>();
    int lineStart = 0;
    int[] bounds = {0};
    int next;
    for (int at = 0; at < marks.size(); at = next) {
      int offset = marks.get(at).start();
      if (offset >= lineStart + bounds[bounds.length - 1]) {
        lineStart = text.lineOf(offset);
        bounds = text.sentences(lineStart);
      }
      int found = Arrays.binarySearch(bounds, offset - lineStart);
      int sentence = found >= 0 ? found : -found - 2;
      int end = lineStart + bounds[sentence + 1];
      next = at + 1;
      while (next < marks.size() && marks.get(next).start() < end) {
        next++;
      }
      List<Mark> held = marks.subList(at, next);
      passages.add(of(lineStart + bounds[sentence], end, held, times, text.body().length()));
    }
    return passages;
  }

  private static Passage of(
      int start, int end, List<Mark> marks, Map<Integer, Integer> times, int length) {
    float score = 0;
    for (Map.Entry<Integer, Integer> way : times(marks).entrySet()) {
      float weight = SCORER.weight(length, times.getOrDefault(way.getKey(), 1));
      score += weight * SCORER.tf(way.getValue(), end - start);
    }
    Set<Integer> pieces = marks.stream().map(Mark::piece).collect(Collectors.toSet());
    return new Passage(start, end, marks, pieces, score * SCORER.norm(start));
  }

  private static Map<Integer, Integer> times(List<Mark> marks) {
    Map<Integer, Integer> times = new HashMap<>();
    marks.forEach(mark -> times.merge(mark.way(), 1, Integer::sum));
    return times;
  }
}
