package fr.denicheur.lucene.index;

import fr.denicheur.posting.Posting;
import fr.denicheur.posting.PostingId;
import fr.denicheur.posting.RoleFamily;
import fr.denicheur.result.Excerpts;
import fr.denicheur.result.Hit;
import java.time.LocalDate;
import java.util.List;

/**
 * All that a list shows of a posting, as one value of the index: reading it costs one look-up, and
 * the stored texts are not touched.
 */
public final class ListEntry {
  /** Between two facts; no text of a posting holds it, for readers take control characters away. */
  private static final char SEPARATOR = '\u001f';

  private static final int FACTS = 7;

  private ListEntry() {}

  public static String encode(Posting posting) {
    return String.join(
        String.valueOf(SEPARATOR),
        posting.id().value(),
        posting.title().replace(SEPARATOR, ' '),
        posting.family().id(),
        posting.startup() == null ? "" : posting.startup().slug(),
        Boolean.toString(posting.open()),
        Boolean.toString(posting.junior()),
        posting.date() == null ? "" : posting.date().toString());
  }

  /** Returns what {@link #encode} wrote, as a hit. */
  public static Hit decode(String entry, StartupLabels startups, float score) {
    String[] facts = facts(entry);
    return new Hit(
        new PostingId(facts[0]),
        facts[1],
        RoleFamily.withId(facts[2]).orElse(RoleFamily.AUTRE),
        facts[3].isEmpty() ? null : startups.startup(facts[3]),
        Boolean.parseBoolean(facts[4]),
        Boolean.parseBoolean(facts[5]),
        facts[6].isEmpty() ? null : LocalDate.parse(facts[6]),
        score,
        Excerpts.NONE,
        List.of(),
        List.of());
  }

  private static String[] facts(String entry) {
    String[] facts = new String[FACTS];
    int start = 0;
    for (int i = 0; i < FACTS; i++) {
      int end = i == FACTS - 1 ? entry.length() : entry.indexOf(SEPARATOR, start);
      facts[i] = entry.substring(start, end);
      start = end + 1;
    }
    return facts;
  }
}
