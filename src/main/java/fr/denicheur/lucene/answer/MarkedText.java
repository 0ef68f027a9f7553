package fr.denicheur.lucene.answer;

import fr.denicheur.lucene.answer.Marks.Mark;
import fr.denicheur.result.Marked;
import fr.denicheur.result.Marked.Run;
import java.util.ArrayList;
import java.util.List;

/** Cuts parts out of a text with their marks. Lines are joined by a space. */
final class MarkedText {
  private MarkedText() {}

  /**
   * Returns a part of a text with its marks.
   *
   * @param marks in order; where two overlap, the first one counts
   */
  static Marked of(String content, int start, int end, List<Mark> marks) {
    int at = start;
    int last = trimmedEnd(content, start, end);
    List<Run> runs = new ArrayList<>();
    for (Mark mark : marks) {
      int from = Math.max(at, mark.start());
      int to = Math.min(last, mark.end());
      if (from < to) {
        add(runs, content, at, from, false);
        add(runs, content, from, to, true);
        at = to;
      }
    }
    add(runs, content, at, last, false);
    return new Marked(
        runs,
        start > 0 && content.charAt(start - 1) != '\n',
        last < content.length() && content.charAt(last) != '\n');
  }

  /** Returns a part of a text without matches; it begins a line. */
  static Marked plain(String content, int start, int end) {
    List<Run> runs = new ArrayList<>();
    add(runs, content, start, trimmedEnd(content, start, end), false);
    return new Marked(runs, false, end < content.length());
  }

  private static void add(List<Run> runs, String content, int start, int end, boolean isMarked) {
    if (start < end) {
      runs.add(new Run(content.substring(start, end).replace('\n', ' '), isMarked));
    }
  }

  private static int trimmedEnd(String content, int start, int end) {
    return start + content.substring(start, end).stripTrailing().length();
  }
}
