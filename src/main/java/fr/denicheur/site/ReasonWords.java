package fr.denicheur.site;

import fr.denicheur.posting.RoleFamily;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.result.Hits;
import fr.denicheur.result.Reason;
import fr.denicheur.web.Explanations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Words the reasons why a posting was found in the language of the page. */
final class ReasonWords {
  private final Frame frame;

  private ReasonWords(Frame frame) {
    this.frame = frame;
  }

  /** Returns the explanations of an answer. */
  static Explanations of(SearchQuery query, Hits hits, Frame frame) {
    ReasonWords words = new ReasonWords(frame);
    return new Explanations(
        query, hits, spelling -> frame.text("why.spelling", spelling), words::sentence);
  }

  private String sentence(Reason reason) {
    if (reason.place() == Reason.Place.TRADE) {
      return frame.text("why.trade", trade(reason.words()));
    }
    String said = String.join(", ", places(reason));
    if (reason.words().isEmpty()) {
      return said;
    }
    if (reason.saidAs() != null) {
      said = frame.text("why.said", reason.saidAs(), said);
    }
    if (reason.writtenAs() != null) {
      said = frame.text("why.written", said, reason.writtenAs());
    }
    return frame.text("why.sentence", reason.words(), said);
  }

  /** Returns the name of the family that has a French name; the engine names families in French. */
  private String trade(String name) {
    return Arrays.stream(RoleFamily.values())
        .filter(family -> family.label().equals(name))
        .findFirst()
        .map(frame::family)
        .orElse(name);
  }

  private List<String> places(Reason reason) {
    List<String> places = new ArrayList<>();
    if (reason.place() != null) {
      places.add(frame.text("why.place." + reason.place().name().toLowerCase(Locale.ROOT)));
    }
    if (reason.times() > 0) {
      places.add(frame.text("why.times", reason.times()));
    }
    return places;
  }
}
