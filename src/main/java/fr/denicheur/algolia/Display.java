package fr.denicheur.algolia;

import fr.denicheur.result.Marked;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a client wants hits to be written.
 *
 * @param retrieved the attributes wanted; {@code null} for all that lists have
 * @param highlighted the attributes wanted with marks; {@code null} for all
 * @param snippets the attributes wanted as snippets, with the words of each
 * @param before what to write before a marked word; plain text, as the client will escape it
 * @param behind what to write behind it
 * @param ellipsis what shows that a snippet is cut
 */
record Display(
    @Nullable List<String> retrieved,
    @Nullable List<String> highlighted,
    Map<String, Integer> snippets,
    String before,
    String behind,
    String ellipsis) {
  /** Characters of a tag or of the ellipsis: each is written many times. */
  static final int MAX_TAG = 100;

  static final String ALL = "*";

  private static final int USUAL_WORDS = 10;
  private static final int MOST_WORDS = 500;

  static Display of(ClientParameters parameters) {
    return new Display(
        parameters.list("attributesToRetrieve").orElse(null),
        parameters.list("attributesToHighlight").orElse(null),
        snippets(parameters.list("attributesToSnippet").orElse(List.of())),
        parameters.text("highlightPreTag", "<em>", MAX_TAG),
        parameters.text("highlightPostTag", "</em>", MAX_TAG),
        parameters.text("snippetEllipsisText", "…", MAX_TAG));
  }

  private static Map<String, Integer> snippets(List<String> written) {
    Map<String, Integer> snippets = new HashMap<>();
    for (String one : written) {
      String[] parts = one.split(":", 2);
      snippets.put(parts[0], parts.length == 1 ? USUAL_WORDS : words(parts[1]));
    }
    return snippets;
  }

  private static int words(String written) {
    boolean isNumber = written.matches("[0-9]{1,6}");
    return isNumber ? Math.clamp(Integer.parseInt(written), 1, MOST_WORDS) : USUAL_WORDS;
  }

  /** Whether an attribute is wanted: by its name, with all, or as a part of one. */
  boolean retrieves(String attribute) {
    return retrieved == null
        || (!retrieved.contains("-" + attribute) && (retrieved.contains(ALL) || names(attribute)));
  }

  /** Whether an attribute, or a part of it, is wanted by its name. */
  boolean names(String attribute) {
    return retrieved != null
        && retrieved.stream()
            .anyMatch(name -> name.equals(attribute) || name.startsWith(attribute + "."));
  }

  /** Whether an attribute is wanted with marks. */
  boolean highlights(String attribute) {
    return highlighted == null || highlighted.contains(ALL) || highlighted.contains(attribute);
  }

  /** Returns how many words of an attribute are wanted as a snippet; empty if none is. */
  Optional<Integer> snippet(String attribute) {
    return Optional.ofNullable(snippets.getOrDefault(attribute, snippets.get(ALL)));
  }

  /** Returns a text in plain characters with the tags around its marks. */
  String marked(Marked text) {
    StringBuilder written = new StringBuilder();
    for (Marked.Run run : text.runs()) {
      written.append(run.isMarked() ? before + run.text() + behind : run.text());
    }
    return written.toString();
  }

  /**
   * Returns some words of a text in several parts: those of each part around its first mark, until
   * there are as many as wanted.
   */
  String snippet(List<Marked> parts, int words) {
    List<String> cut = new ArrayList<>();
    int left = words;
    for (Marked part : parts) {
      if (left > 0) {
        Words all = Words.of(part);
        cut.add(cut(part, all, left));
        left -= all.starts().size();
      }
    }
    return String.join(" ", cut);
  }

  private String cut(Marked part, Words all, int most) {
    int count = all.starts().size();
    int first = Math.max(0, Math.min(all.firstMarked() - most / 3, count - most));
    int end = Math.min(count, first + most);
    if (count == 0) {
      return "";
    }
    boolean isBegunWithin = first > 0 || part.isBegunWithin();
    boolean isEndedWithin = end < count || part.isEndedWithin();
    String written = marked(all.between(first, end));
    return (isBegunWithin && !ellipsis.isEmpty() ? ellipsis + " " : "")
        + written
        + (isEndedWithin && !ellipsis.isEmpty() ? " " + ellipsis : "");
  }

  /**
   * The words of a text.
   *
   * @param starts the offset of each
   * @param ends the offset behind each
   * @param marks the characters that are marked
   */
  private record Words(String text, List<Integer> starts, List<Integer> ends, BitSet marks) {
    static Words of(Marked part) {
      String text = part.text();
      BitSet marks = new BitSet();
      int at = 0;
      for (Marked.Run run : part.runs()) {
        marks.set(at, at + run.text().length(), run.isMarked());
        at += run.text().length();
      }
      List<Integer> starts = new ArrayList<>();
      List<Integer> ends = new ArrayList<>();
      for (int i = 0; i < text.length(); i++) {
        boolean isInWord = !Character.isWhitespace(text.charAt(i));
        if (isInWord && (i == 0 || Character.isWhitespace(text.charAt(i - 1)))) {
          starts.add(i);
        }
        if (isInWord && (i + 1 == text.length() || Character.isWhitespace(text.charAt(i + 1)))) {
          ends.add(i + 1);
        }
      }
      return new Words(text, starts, ends, marks);
    }

    /** Returns the number of the first word with a mark; 0 if there is none. */
    int firstMarked() {
      int mark = marks.nextSetBit(0);
      int word = 0;
      while (mark >= 0 && word < ends.size() && ends.get(word) <= mark) {
        word++;
      }
      return word;
    }

    /** Returns the words from one to another as a text with marks. */
    Marked between(int first, int end) {
      List<Marked.Run> runs = new ArrayList<>();
      int last = ends.get(end - 1);
      int at = starts.get(first);
      while (at < last) {
        boolean isMarked = marks.get(at);
        int change = isMarked ? marks.nextClearBit(at) : marks.nextSetBit(at);
        int to = change < 0 ? last : Math.min(last, change);
        runs.add(new Marked.Run(text.substring(at, to), isMarked));
        at = to;
      }
      return new Marked(runs, false, false);
    }
  }
}
