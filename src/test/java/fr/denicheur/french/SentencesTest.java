package fr.denicheur.french;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sentences end at the places at which a reader sees an end. */
class SentencesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Un. Deux ! Trois ? | Un. / Deux ! / Trois ?",
        "Le site beta.gouv.fr aide. Il sert. | Le site beta.gouv.fr aide. / Il sert.",
        "Avec M. Martin et Mme Durand. Fin. | Avec M. Martin et Mme Durand. / Fin.",
        "environ 2 jours etc. par semaine | environ 2 jours etc. par semaine",
        "Une plateforme.Le reste suit. | Une plateforme.Le reste suit.",
        "« Oui. » dit-elle… Et puis ? | « Oui. » dit-elle… / Et puis ?"
      })
  void aSentenceEndsAtItsSign(String text, String expected) {
    assertThat(String.join("/ ", sentences(text)))
        .isEqualTo(expected.strip().replace(" / ", " / "));
  }

  @Test
  void aSentenceEndsWithItsLine() {
    assertThat(sentences("Un titre\nUn point\nUn autre")).hasSize(3);
  }

  @Test
  void aLongSentenceIsCutAtAClause() {
    List<String> cut = sentences("une suite de mots sans fin, ".repeat(40));
    assertThat(cut).allMatch(s -> s.length() <= Sentences.MAX_LENGTH + 1);
    assertThat(cut.getFirst()).endsWith(", ");
  }

  @Test
  void aTextWithoutSpacesIsCut() {
    List<String> cut = sentences("Ici : " + "\ud83d\ude80".repeat(5_000) + " la fin");
    assertThat(cut).allMatch(s -> s.length() <= Sentences.MAX_WORD + Sentences.MAX_LENGTH);
    assertThat(cut).noneMatch(s -> Character.isLowSurrogate(s.charAt(0)));
  }

  @Test
  void theSentencesTogetherAreTheText() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    String alphabet = "aB. !?…\n,;1«\ud83d\ude80";
    for (int i = 0; i < 3_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(900); n > 0; n--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      assertThat(String.join("", sentences(text.toString())))
          .as("seed %s", seed)
          .isEqualTo(text.toString());
    }
  }

  private static List<String> sentences(String text) {
    int[] bounds = Sentences.boundsOf(text);
    List<String> sentences = new ArrayList<>();
    for (int i = 1; i < bounds.length; i++) {
      assertThat(bounds[i]).isGreaterThan(bounds[i - 1]);
      sentences.add(text.substring(bounds[i - 1], bounds[i]));
    }
    return sentences;
  }
}
