package fr.denicheur.web;

import static fr.denicheur.posting.PostingBuilder.aPosting;
import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.query.Feature;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.result.Correction;
import fr.denicheur.result.Excerpts;
import fr.denicheur.result.Hit;
import fr.denicheur.result.Hits;
import fr.denicheur.result.Reason;
import fr.denicheur.result.Reason.Place;
import fr.denicheur.result.Understood;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Reasons are worded in French, one short sentence each. */
class ExplanationsTest {
  private static final SearchQuery EXPLAINED = SearchQuery.of("").with(Feature.EXPLAIN);

  @Test
  void eachReasonIsASentence() {
    assertThat(
            explained(
                EXPLAINED,
                null,
                new Reason("développeuse", Place.TITLE, 1, null, "développeur·se"),
                new Reason("lapins", Place.STARTUP, 0, null, null),
                new Reason("python", Place.TECHNOLOGIES, 4, null, null),
                new Reason("cdi", Place.FACTS, 0, null, null),
                new Reason("bizdev", null, 1, "business development", null),
                new Reason("Design", Place.TRADE, 0, null, null)))
        .containsExactly(
            "développeuse : dans le titre, une fois dans le texte (écrit « développeur·se »)",
            "lapins : dans le nom de la startup",
            "python : parmi les technologies, 4 fois dans le texte",
            "cdi : dans la fiche",
            "bizdev : dit « business development », une fois dans le texte",
            "métier : Design");
    assertThat(explained(EXPLAINED, null, new Reason("java", Place.NOWHERE, 0, null, null)))
        .containsExactly("java : absent de l'offre");
  }

  @Test
  void anotherSpellingComesFirstAndNoMoreThanSixSentencesAreRead() {
    Reason[] reasons =
        Collections.nCopies(6, new Reason("a", Place.TITLE, 0, null, null)).toArray(Reason[]::new);
    Correction applied = new Correction("développeuse", true, List.of());
    assertThat(explained(EXPLAINED, applied, reasons))
        .hasSize(6)
        .startsWith("recherché avec l'orthographe « développeuse »", "a : dans le titre");
    assertThat(explained(EXPLAINED, new Correction("développeuse", false, List.of()))).isEmpty();
    assertThat(explained(SearchQuery.of(""), applied)).isEmpty();
  }

  private static List<String> explained(
      SearchQuery query, Correction correction, Reason... reasons) {
    Hit hit =
        new Hit(aPosting().build().summary(), 1, Excerpts.NONE, List.of(), Arrays.asList(reasons));
    Understood understood = new Understood(false, correction, null, null, List.of());
    Hits hits = new Hits(1, 0, List.of(hit), Map.of(), Map.of(), understood, false, Duration.ZERO);
    return new Explanations(query, hits).of(hit);
  }
}
