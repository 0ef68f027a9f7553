package fr.denicheur.reading;

import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.posting.Posting;
import fr.denicheur.posting.Startup;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A draft stays hidden, however its file is broken. */
class DraftTest {
  private static final String LONG = "k: " + "x".repeat(70_000) + "\n";

  @ParameterizedTest
  @Tag("Y13")
  @ValueSource(
      strings = {
        "title: Luthière\nopen: true\ndraft: true\n\nTexte",
        "title: Luthière\npublished: false\n\nTexte",
        "title: Luthière\nlieu: Lyon\nequipe: Quatuor\nbrouillon: oui\nTexte",
        "lieu: Lyon\ndraft: true\n\nTexte",
        "title: Luthière\n\nopen: true\n\npublié: non\n\nTexte",
        "title: Luthière\nune ligne sans champ\ndraft: true\n\nTexte",
        "title: Luthière\n\nUn paragraphe égaré.\n\ndraft: true\n---\nTexte",
        "title: Luthière\n# draft : à relire\ndraft:true\n"
      })
  void aDraftWhoseFrontMatterIsNotClosedIsHidden(String text) {
    assertHidden("---\n" + text);
  }

  @ParameterizedTest
  @Tag("Y13")
  @ValueSource(
      strings = {
        "1",
        "y",
        "on",
        "[true]",
        "“true”",
        "True,",
        "true (à relire)",
        "peut-être",
        "!!bool true",
        "&x true",
        "{oui: non}",
        "vrai.",
        "jusqu'à lundi"
      })
  void aValueThatIsNotUnderstoodHides(String value) {
    assertHidden("---\ntitle: Luthière\ndraft: " + value + "\n---\nTexte");
    assertHidden("---\ntitle: Luthière\npublished: " + value.replace("true", "0") + "\n---\nTexte");
    assertHidden("+++\ntitle = 'Luthière'\ndraft = " + value + "\n+++\nTexte");
  }

  @ParameterizedTest
  @Tag("Y13")
  @ValueSource(
      strings = {
        "---\ntitle: D\n draft: true\n---\nTexte",
        "---\ntitle: D\n\tdraft: true\n---\nTexte",
        "---\ntitle: D\ndraft:true\n---\nTexte",
        "---\ntitle: D\ndraft : true\n---\nTexte",
        "---\nparams:\n  published: false\n---\nTexte",
        "---\n{title: D, draft: true\n---\nTexte",
        "---\ndraft: true\ndraft: false\n---\nTexte",
        "---\nbrouillon: true\ndraft: false\n---\nTexte",
        "---\ntitle: D\n---\ntitle: E\ndraft: true\n---\nTexte",
        "---\n---\ntitle: D\ndraft: true\n---\nTexte",
        "---\ntitle: D\nstatus: draft\n---\nTexte",
        "---\ntitle: D\nstatut: Brouillon\n---\nTexte",
        "draft: true\n\nTexte",
        "title: D\ndraft: true\n---\nTexte",
        "# Luthière\n\n---\nlieu: Lyon\ndraft: true\n---\nTexte",
        "+++\ntitle = \"D\"\n\ndraft = true\n\nTexte",
        "+++\n[params]\ndraft = true\n+++\nTexte",
        "{\"title\": \"D\", \"draft\": true\n\nTexte",
        "{\n  \"title\": \"D\",\n  \"published\": false,\n\nTexte"
      })
  void aDraftInABrokenFrontMatterIsHidden(String file) {
    assertHidden(file);
  }

  @ParameterizedTest
  @Tag("Y13")
  @ValueSource(
      strings = {
        "---\ndraft: true\n%s---\n",
        "---\n%sdraft: oui\n\n",
        "+++\n%sdraft = true\n+++\n"
      })
  void aDraftWhoseFrontMatterIsTooLongIsHidden(String file) {
    assertHidden(file.replace("%s", LONG) + "Texte");
  }

  @ParameterizedTest
  @ValueSource(strings = {"_Drafts/a.md", "offres/_DRAFTS/a.md", "_drafts/2021/a.md"})
  void aFolderOfDraftsHidesInAnyCase(String path) {
    assertThat(TestReader.read(path, "Texte").isDraft()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "---\ntitle: D\ndraft: false\n---\nTexte",
        "---\ntitle: D\ndraft:\npublished: ~\n---\nTexte",
        "---\ntitle: D\ndraft:\n  non\n---\nTexte",
        "---\ntitle: D\npublished: 2021-12-09\n---\nTexte",
        "---\ntitle: D\nstatus: open\ntags:\n  - draft\n---\nTexte",
        "---\ntitle: D\ndraft: false\n\nTexte",
        "---\ntitle: D\n---\nPublié : hier\n\ndraft: true\n\nTexte",
        "---\ntitle: D\n\nUne annonce.\n\ndraft: true",
        "# Titre\n\nUne annonce.\n\ndraft: true",
        "+++\ntitle = 'D'\ndraft = false\n+++\nTexte",
        "{\"title\": \"D\", \"draft\": false}\nTexte"
      })
  void whatSaysThatItIsPublishedIsPublished(String file) {
    assertThat(TestReader.read("a.md", file).posting()).isPresent();
  }

  @Test
  void knownFieldsBehindUnknownOnesAreFieldsIfNothingClosesThem() {
    Posting posting =
        TestReader.read("a.md", "---\ntitle: A\nlieu: Lyon\nstartup: quatuor\nsalaire: 1\nTexte")
            .posting()
            .orElseThrow();
    assertThat(posting.startup()).isEqualTo(Startup.named("quatuor").orElseThrow());
    assertThat(posting.text()).isEqualTo("salaire: 1 Texte");
  }

  private static void assertHidden(String file) {
    ReadPosting read = TestReader.read("a.md", file);
    assertThat(read.isDraft()).as(file).isTrue();
    assertThat(read.problems()).extracting(Problem::rule).contains("draft");
  }
}
