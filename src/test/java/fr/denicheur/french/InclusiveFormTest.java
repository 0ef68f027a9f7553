package fr.denicheur.french;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The written form, the masculine and the feminine have the same stems; other words stay as they
 * are.
 */
class InclusiveFormTest {

  @ParameterizedTest
  @CsvSource({
    "salarié·e, salarié, salariée",
    "salarié‧e·s, salariés, salariées",
    "avocat•e, avocat, avocate",
    "motivé∙e, motivé, motivée",
    "candidat⋅e, candidat, candidate",
    "employé⸱e, employé, employée",
    "enseignant.e.s, enseignants, enseignantes",
    "adjoint-e, adjoint, adjointe",
    "adjoint‑e, adjoint, adjointe",
    "assistant(e)s, assistants, assistantes",
    "graphiste(s), graphiste, graphistes",
    "technicien(ne)s, techniciens, techniciennes",
    "programmeu·r·se·s, programmeurs, programmeuses",
    "programmeu·se·r, programmeur, programmeuse",
    "programmeuse·eur, programmeur, programmeuse",
    "PROGRAMMEUR•EUSE, programmeur, programmeuse",
    "programmeurs/ses, programmeurs, programmeuses",
    "programmeur/-euse, programmeur, programmeuse",
    "animat.eur.rice, animateur, animatrice",
    "facilitateur‧ice, facilitateur, facilitatrice",
    "coordinateur/trice, coordinateur, coordinatrice",
    "collaborat·rice·s, collaborateurs, collaboratrices",
    "chef(fe), chef, cheffe",
    "sportif·ve·s, sportifs, sportives",
    "acti·f·ve, actif, active",
    "premier·ère, premier, première",
    "cuisini·er·ère, cuisinier, cuisinière",
    "professionnel·le·s, professionnels, professionnelles",
    "ingénieur·e, ingénieur, ingénieure",
    "auteur·rice, auteur, autrice",
    "nombreux·euses, nombreux, nombreuses",
    "public·que, public, publique",
    "tou·te·s, toutes, tou·te·s",
    "Diplomé(é), diplômé, diplômée"
  })
  void aFormMeetsItsMasculineAndItsFeminine(String written, String masculine, String feminine) {
    List<String> stems = StemmedAnalyzer.stems(written);
    assertThat(StemmedAnalyzer.stems(masculine)).isEqualTo(stems);
    assertThat(StemmedAnalyzer.stems(feminine)).isEqualTo(stems);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data.gouv.fr",
        "Node.js",
        "a-just",
        "e-inspé",
        "dites-le",
        "est-elle",
        "et/ou",
        "UX/UI",
        "24h/24",
        "plateforme.Le",
        "contact@exemple.fr",
        "exemple.es",
        "site.se",
        "H/F",
        "la/le",
        "porte-parole",
        "celui-ci",
        "va-t-on",
        "mi-temps",
        "rendez-vous",
        "il/elle",
        "3/5e",
        "C++",
        "(SecDev)Ops",
        "développeuse"
      })
  void otherWordsAreNoInclusiveForms(String written) {
    assertThat(InclusiveForm.words(written)).isEmpty();
  }
}
