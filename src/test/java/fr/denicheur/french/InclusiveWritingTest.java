package fr.denicheur.french;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rooms that ask about signs and endings of inclusive writing get one answer. */
class InclusiveWritingTest {

  @ParameterizedTest
  @ValueSource(strings = {"e", "es", "se", "SE", "trice", "rices", "ère", "ere", "ienne", "lle"})
  void anEndingOfAFeminineIsKnownInAnyCaseAndNumber(String letters) {
    assertThat(InclusiveWriting.isEnding(letters)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "s", "md", "pdf", "eur", "js", "html"})
  void otherLettersAreNoEnding(String letters) {
    assertThat(InclusiveWriting.isEnding(letters)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "chargé·e de projet, chargée de projet",
    "Administrat.eur.rice, Administrateurrice",
    "Opérateur/trice, Opérateurtrice",
    "Chargé-e, Chargée",
    "chef(fe), cheffe)",
    "UX/UI, UX/UI",
    "full-stack, full-stack"
  })
  void aFormIsJoinedIntoOneWord(String written, String joined) {
    assertThat(InclusiveWriting.joined(written)).isEqualTo(joined);
  }

  @ParameterizedTest
  @CsvSource({
    "un·e développeu·r·se (F/H), développeu·r·se",
    "deux chargé·es de produit - H/F/X, chargé·es de produit",
    "une ou un designer, designer",
    "Fleuriste, Fleuriste",
    "un , ''"
  })
  void aTitleLosesItsArticlesAndInitials(String written, String bare) {
    assertThat(InclusiveWriting.withoutArticlesAndInitials(written + " ")).isEqualTo(bare);
  }

  @ParameterizedTest
  @CsvSource({
    "Développeur web (H/F), H/F",
    "f / h ou rien, f / h",
    "Juriste M/F/NB, M/F/NB",
    "UX/UI, ''",
    "CHF/H, ''",
    "F/Hectare, ''"
  })
  void initialsOfBothGendersAreFoundAnywhere(String text, String found) {
    assertThat(String.join(" ", InclusiveWriting.initialsIn(text))).isEqualTo(found);
  }
}
