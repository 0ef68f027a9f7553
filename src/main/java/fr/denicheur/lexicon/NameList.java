package fr.denicheur.lexicon;

import fr.denicheur.french.Folding;
import fr.denicheur.french.WordFile;
import fr.denicheur.posting.Facet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the names of a resource file in text, in any of their spellings. Case, accents, and a space
 * or sign between the parts of a name do not matter.
 */
final class NameList {
  /** Holds no name. */
  static final NameList EMPTY = new NameList();

  /** What may stand between the parts of a name, one at a time. */
  private static final String JOINTS = " .-'’";

  /**
   * A name of the file.
   *
   * @param exactly the only spellings that count, if it is also an ordinary word; else empty
   */
  private record Name(String label, Set<String> exactly) {}

  /**
   * A name in a text.
   *
   * @param value its slug
   * @param label its first spelling in the file
   * @param written as it stands in the text
   * @param start its offset
   * @param isOrdinary whether it is also an ordinary word
   */
  record Found(String value, String label, String written, int start, boolean isOrdinary) {}

  private final Map<String, Name> byKey = new HashMap<>();
  private final Set<String> beginnings = new HashSet<>();

  private NameList() {}

  /** Returns the names of a file that comes with Dénicheur. */
  static NameList bundled(String file) {
    NameList list = new NameList();
    for (String line : WordFile.beside(NameList.class, file).lines()) {
      List<String> spellings = WordFile.split(line, " = ");
      String label = withoutMark(spellings.getFirst());
      for (String spelling : spellings) {
        String written = withoutMark(spelling);
        String key = keyOf(written);
        Name name = list.byKey.computeIfAbsent(key, k -> new Name(label, new HashSet<>()));
        for (int end = 1; end <= key.length(); end++) {
          list.beginnings.add(key.substring(0, end));
        }
        if (spelling.endsWith("!")) {
          name.exactly().add(written);
        }
      }
    }
    return list;
  }

  private static String withoutMark(String spelling) {
    return spelling.endsWith("!") ? spelling.substring(0, spelling.length() - 1) : spelling;
  }

  private static String keyOf(String written) {
    String folded = Folding.fold(written);
    StringBuilder key = new StringBuilder();
    for (int at = 0; at < folded.length(); at++) {
      if (isPart(folded, at)) {
        key.append(folded.charAt(at));
      }
    }
    return key.toString();
  }

  /** Whether a character belongs to a word; a sign does after a letter: {@code C++}, {@code C#}. */
  private static boolean isPart(String text, int at) {
    char c = text.charAt(at);
    return Character.isLetterOrDigit(c)
        || ((c == '+' || c == '#') && at > 0 && isPart(text, at - 1));
  }

  /**
   * Returns the names in a text, in its order; the longest at each place.
   *
   * @param written the text
   * @param bare the text in lower case without accents, with the same offsets
   */
  List<Found> in(String written, String bare) {
    List<Found> found = new ArrayList<>();
    for (int at = 0; at < bare.length(); ) {
      if (!isPart(bare, at)) {
        at++;
        continue;
      }
      Optional<Found> name = nameAt(written, bare, at);
      name.ifPresent(found::add);
      at = name.isPresent() ? at + name.get().written().length() : endOfWord(bare, at);
    }
    return found;
  }

  private static int endOfWord(String text, int start) {
    int end = start;
    while (end < text.length() && isPart(text, end)) {
      end++;
    }
    return end;
  }

  private Optional<Found> nameAt(String written, String bare, int start) {
    Found longest = null;
    StringBuilder key = new StringBuilder();
    for (int from = start; from < bare.length() && isPart(bare, from); ) {
      int end = endOfWord(bare, from);
      if (!beginnings.contains(key.append(bare, from, end).toString())) {
        break;
      }
      Name name = byKey.get(key.toString());
      String found = written.substring(start, end);
      if (name != null && isMeant(name, found, written, end)) {
        longest =
            new Found(
                Facet.TECHNO.slugOf(name.label()),
                name.label(),
                found,
                start,
                !name.exactly().isEmpty());
      }
      from = end < bare.length() && JOINTS.indexOf(bare.charAt(end)) >= 0 ? end + 1 : bare.length();
    }
    return Optional.ofNullable(longest);
  }

  /** A letter before an apostrophe is no name: {@code C'est}. */
  private static boolean isMeant(Name name, String found, String text, int end) {
    boolean isElided =
        found.length() == 1 && end < text.length() && "'’".indexOf(text.charAt(end)) >= 0;
    return !isElided && (name.exactly().isEmpty() || name.exactly().contains(found));
  }
}
