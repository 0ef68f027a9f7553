package fr.denicheur.relevance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What must come first for one question.
 *
 * @param claim what the set shows
 * @param expected the postings that come first, in order
 */
record RankingSet(String claim, String question, List<Place> expected) {

  /** A posting, and why it stands where it does. */
  record Place(String posting, String why) {}

  /**
   * Reads sets: a claim after {@code ==}, a question after {@code ?}, then lines {@code posting:
   * why}.
   */
  static List<RankingSet> read(Path file) throws IOException {
    List<RankingSet> sets = new ArrayList<>();
    String claim = "";
    for (String line : Files.readAllLines(file)) {
      if (line.startsWith("== ")) {
        claim = line.substring(3);
      } else if (line.startsWith("? ")) {
        sets.add(new RankingSet(claim, line.substring(2), new ArrayList<>()));
      } else if (!line.isBlank() && !line.startsWith("#")) {
        int colon = line.indexOf(": ");
        Place place = new Place(line.substring(0, colon), line.substring(colon + 2));
        sets.getLast().expected().add(place);
      }
    }
    return sets;
  }

  @Override
  public String toString() {
    return claim + ": " + question;
  }
}
