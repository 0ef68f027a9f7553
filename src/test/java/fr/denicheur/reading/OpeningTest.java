package fr.denicheur.reading;

import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.posting.Posting;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A closed posting never poses as open, in whatever words its author says that it is closed. */
class OpeningTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status: closed",
        "status: Expired",
        "Statut: clôturée",
        "statut: « Fermé »",
        "etat: fermé",
        "État: ferme",
        "état: fermé·e",
        "statut: clos",
        "statut: Offre expirée.",
        "statut: Recrutement terminé",
        "status: [archived]",
        "expired: true",
        "archived: true",
        "archive: oui",
        "expirée: oui",
        "expiré: 2024-04-30"
      })
  void aStateThatSaysClosedCloses(String field) {
    Posting posting = posting(field + "\nopen: true", "Texte");
    assertThat(posting.open()).isFalse();
    assertThat(posting.details().filled()).isFalse();
    assertThat(posting.details().others()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status: filled",
        "statut: pourvu",
        "statut: POURVUE !",
        "statut: pourvu(e)",
        "state: Position has been filled",
        "état: Ce poste est déjà pourvu",
        "pourvue: oui"
      })
  void aStateThatSaysTakenClosesAndSaysSo(String field) {
    Posting posting = posting(field + "\nopen: true", "Texte");
    assertThat(posting.open()).isFalse();
    assertThat(posting.details().filled()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "statut: indépendant",
        "statut: non pourvu",
        "statut: à pourvoir",
        "statut: bientôt fermé",
        "statut: pourvu que tu viennes",
        "status: published",
        "état: pas encore pourvu",
        "expired: false",
        "archivé: non"
      })
  void otherStatesCloseNothing(String field) {
    assertThat(posting(field + "\nopen: true", "Texte").open()).isTrue();
    assertThat(posting(field, "Texte").open()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"“true”", "« oui »", "Oui !", "oui.", "'true,'", "ouvert", "Ouverte", "1", "open"})
  void aClearYesOpensWithoutAProblem(String value) {
    assertThat(posting("open: " + value, "Texte").open()).isTrue();
    assertThat(rules("open: " + value + "\njunior: “oui”", "Texte")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"“false”", "Non !", "non.", "0", "fermé", "closed", "pourvue", "“2024-04-30”"})
  void aClearNoClosesWithoutAProblem(String value) {
    String field = value.contains("2024") ? "expires: " + value + "\nopen: oui" : "open: " + value;
    assertThat(posting(field, "Texte").open()).isFalse();
    assertThat(rules(field, "Texte")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"oui ?", "2", "ouvert bientôt", "“”", "10"})
  void anUnclearValueStillClosesAndIsListed(String value) {
    assertThat(posting("open: " + value, "Texte").open()).isFalse();
    assertThat(rules("open: " + value, "Texte")).containsExactly("boolean-not-understood");
  }

  @ParameterizedTest
  @ValueSource(strings = {"statut: ouvert", "status: open", "état: Offre ouverte"})
  void aStateThatSaysOpenOpensIfNothingSaysClosed(String field) {
    assertThat(posting(field, "Texte").open()).isTrue();
    assertThat(posting(field + "\nopen: false", "Texte").open()).isFalse();
    assertThat(posting(field + "\npost_ouvert: 2024-06-01", "Texte").open()).isFalse();
  }

  @Test
  void aStateOfAnotherKindIsText() {
    assertThat(posting("statut: indépendant", "Texte").details().others())
        .containsEntry("statut", "indépendant");
  }

  @Test
  void aStateThatContradictsIsListed() {
    assertThat(rules("open: true\nstatut: pourvu", "Texte")).containsExactly("open-contradiction");
    assertThat(rules("statut: pourvu", "Texte")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[POURVU] Développeur Ruby",
        "Développeur Go (poste pourvu)",
        "Développeur·se Go — Pourvu !",
        "✅ POURVUE : développeuse",
        "Vigie (pourvu·e)",
        "Vigie | Position filled",
        "OFFRE EXPIRÉE - Designer",
        "Designer - annonce archivée",
        "[Clos] Vigie",
        "Vigie [CLOSED]",
        "Poste fermé, vigie"
      })
  void aTitleThatSaysClosedCloses(String title) {
    String quoted = "title: \"" + title + "\"\nopen: true\n---\nTexte";
    assertCloses("---\n" + quoted);
    assertCloses("---\n" + quoted.replace("title:", "role:"));
    assertCloses("---\nopen: true\n---\n# " + title + "\n\nTexte");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "**Ce poste est pourvu.**",
        "Ce poste a été pourvu",
        "> ⚠️ Le poste est désormais pourvu !",
        "POURVU",
        "## Offre expirée",
        "Les candidatures sont closes.",
        "_This position has been filled._",
        "<p>Ce <b>poste</b> est pourvu.</p>"
      })
  void aFirstLineThatSaysClosedCloses(String line) {
    assertCloses("---\ntitle: Vigie\nopen: true\n---\n\n" + line + "\n\nTexte");
    assertCloses("---\ntitle: Vigie\nopen: true\n---\n# Vigie\n\n" + line + "\n\nTexte");
  }

  @Test
  void aFirstLineClosesIfItsParagraphGoesOn() {
    assertCloses(
        "---\ntitle: Vigie\nopen: true\n---\n**Poste pourvu**\nNous cherchions une vigie.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Le poste n'est pas encore pourvu.",
        "Si le poste est pourvu, cette page disparaît.",
        "Poste à pourvoir",
        "Pourvu que le vent se lève !",
        "Poste pourvu ?",
        "Vigie (non pourvu)",
        "Vigie - poste à pourvoir",
        "Gardienne, centre fermé",
        "Ouvrière (ferme)",
        "Archive - documentaliste",
        "Vigie (pourvu) au port",
        "Poste ouvert"
      })
  void otherWordsOfATitleOrAFirstLineCloseNothing(String words) {
    assertThat(posting("roles: \"" + words + "\"\nopen: true", words).open()).isTrue();
  }

  @Test
  void oneTakenRoleOfSeveralClosesNothing() {
    assertThat(posting("roles: [Vigie, Gabier (pourvu)]\nopen: true", "Texte").open()).isTrue();
    assertThat(posting("open: true", "Texte\n\nCe poste est pourvu.").open()).isTrue();
  }

  @Test
  void aContradictionNamesTheLineOfTheText() {
    assertThat(read("open: true", "\nUn\n").withoutAdvice().problems()).isEmpty();
    assertThat(read("open: true", "\n**Ce poste est pourvu.**\n").withoutAdvice().problems())
        .extracting(Problem::message)
        .containsExactly(
            "« open » dit que l'annonce est ouverte, « texte » (ligne 6) qu'elle est fermée : elle est fermée");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "date_limite: 05/06/2020 | 2020-06-05",
        "closing_date: décembre 2020 | 2020-12-31",
        "date_fin: fin 2020 | 2020-12-31",
        "date de clôture: fin février 2020 | 2020-02-29",
        "candidater avant le: 12/2020 | 2020-12-31",
        "deadline: 2020-11 | 2020-11-30",
        "expires: 2020 | 2020-12-31",
        "date_limite: jusqu'au 3 mars 2020 à minuit | 2020-03-03",
        "date_limite: 31/11/2020 | 2020-11-30"
      })
  void anUnclearEndIsTheLastDayThatItCanMean(String field, LocalDate last) {
    Posting posting = posting(field + "\nopen: true", "Texte");
    assertThat(posting.open()).isFalse();
    assertThat(posting.details().unpublishedOn()).isEqualTo(last);
    assertThat(rules(field, "Texte")).containsExactly("date-order");
    assertThat(posting(field.replace("2020", "2030") + "\nopen: true", "Texte").open()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bientôt", "13/2020", "45/13/2020", "frimaire 2020", "0000"})
  void anEndThatMeansNoDayIsListed(String value) {
    assertThat(rules("date_limite: " + value, "Texte")).containsExactly("date-not-iso");
  }

  private static void assertCloses(String file) {
    ReadPosting read = TestReader.read("a.md", file);
    assertThat(read.posting().orElseThrow().open()).as(file).isFalse();
    assertThat(read.problems()).extracting(Problem::rule).contains("open-contradiction");
  }

  private static Posting posting(String fields, String text) {
    return read(fields, text).posting().orElseThrow();
  }

  private static List<String> rules(String fields, String text) {
    return read(fields, text).withoutAdvice().problems().stream().map(Problem::rule).toList();
  }

  private static ReadPosting read(String fields, String text) {
    return TestReader.read("a.md", "---\ntitle: Vigie\n" + fields + "\n---\n" + text);
  }
}
