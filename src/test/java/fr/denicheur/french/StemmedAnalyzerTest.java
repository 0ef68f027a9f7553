package fr.denicheur.french;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms of one word meet, other words stay apart, and offsets point into the text. */
class StemmedAnalyzerTest {
  private static final Analyzer STEMMED = new StemmedAnalyzer();
  private static final Analyzer EXACT = new ExactAnalyzer();

  @ParameterizedTest
  @CsvSource({
    "développeur, DEVELOPPEURS",
    "collectivité, collectivités",
    "national, nationaux",
    "régional, régionale",
    "jeu, jeux",
    "cœur, coeur",
    "œuvre, oeuvres",
    "Élysée, elysee",
    "premier, première",
    "heureux, heureuse",
    "naïf, naive",
    "publics, publiques",
    "nouveau, nouvelle",
    "européen, européenne",
    "professionnel, professionnelles",
    "chargée, chargés",
    "français, françaises",
    "travail, travaux",
    "réseau, réseaux",
    "développeuse, développeurs",
    "rédactrice, rédacteur",
    "conseillère, conseiller",
    "cheffe, chef",
    "ingénieure, ingénieur",
    "autrice, auteur",
    "designeuse, designer",
    "infirmier, infirmière",
    "ingénieur, ingénieurs",
    "hôpital, hopitaux",
    "axé, axées",
    "idée, idées"
  })
  void formsOfAWordMeet(String one, String other) {
    assertThat(terms(STEMMED, one)).isEqualTo(terms(STEMMED, other)).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "porte, porteur",
    "animateur, animal",
    "public, publication",
    "format, formation",
    "facteur, facture",
    "secteur, section",
    "données, donner",
    "données, don",
    "organe, organisation",
    "droit, adroit",
    "aide, aidants",
    "product, producteur",
    "poste, postulat",
    "data, datation",
    "Ruby, rubis",
    "web, webinaire",
    "UX, luxe",
    "métro, métropole",
    "Java, JavaScript",
    "C++, C#",
    "R&D, R",
    "IDE, idées",
    "CNRS, CNR",
    "ORE, orée",
    "PIC, pique"
  })
  void otherWordsStayApart(String one, String other) {
    assertThat(terms(STEMMED, one)).doesNotContainAnyElementsOf(terms(STEMMED, other));
  }

  @ParameterizedTest
  @ValueSource(strings = {"l'état", "l’état", "l‘état", "lʼétat", "l′état", "d'État", "qu'État"})
  void anElidedArticleDoesNotHideTheWord(String written) {
    assertThat(terms(STEMMED, written)).isEqualTo(terms(STEMMED, "etat"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"jusqu'ici", "lorsqu’ici", "puisqu'ici", "quoiqu'ici"})
  void longConjunctionsAreElidedToo(String written) {
    assertThat(terms(EXACT, written)).containsExactly("ici");
  }

  @ParameterizedTest
  @ValueSource(strings = {"C", "R", "IA", "AI", "Go", "C++", "C#", ".NET", "R&D", "été"})
  @Tag("E5")
  void namesThatLookLikeSmallWordsAreKept(String name) {
    assertThat(terms(STEMMED, "le " + name + " de la")).hasSize(1);
  }

  @ParameterizedTest
  @Tag("E5")
  @CsvSource(
      delimiter = '|',
      value = {
        "full-stack | fullstack full stack",
        "data.gouv.fr | datagouvfr data gouv fr",
        "Node.js | nodejs node js",
        "CI/CD | cicd ci cd",
        "(l'UX/UI) | uxui ux ui",
        "il/elle | il elle",
        "PL / SQL | plsql pl sql",
        "R & D | r&d",
        "R et D | r&d r d",
        "RIB et CV | rib et cv",
        "(l'équipe) | équipe",
        "plateforme.Le | plateforme le",
        "C#/.NET | c# .net",
        "24h/24 | 24h 24",
        "2021-12-09 | 2021 12 09",
        "contact@exemple.fr | contact@exemple.fr",
        "Loc@docs | locdocs loc docs",
        "est-elle | estelle est elle",
        "« Bonjour » | bonjour",
        "2 500 € | 2500",
        "2.500 € | 2500",
        "1 200 000 | 1200000",
        "2'500 | 2500",
        "30 000 à 40 000 | 30000 à 40000",
        "06 12 34 56 78 | 0612345678",
        "06.12.34.56.78 | 0612345678",
        "06-12-34-56-78 | 0612345678",
        "+33 6 12 34 56 78 | 0612345678",
        "+33 (0)6 12 34 56 78 | 0612345678",
        "123 456 789 00012 | 12345678900012",
        "12 2021 | 12 2021",
        "2021 500 | 2021 500",
        "12 1234 | 12 1234",
        "12.12.2021 | 12 12 2021",
        "Java 17 100 % | java 17 100",
        "35 h | 35h",
        "35h00 | 35h",
        "35 heures | 35h 35 heures",
        "7 h 30 | 7h30",
        "90 h 30 | 90h 30",
        "20 mn | 20min 20 mn",
        "45 k€ | 45k",
        "16 GB | 16go 16 gb",
        "10 000 m² | 10000m2",
        "2 ans | 2 ans",
        "4 × 4 | 4x4",
        "3 x 8 | 3x8",
        "Python3 | python3 python 3",
        "Python3.11 | python311 python3 python 3 11",
        "B2B | b2b",
        "2ème | 2e 2",
        "12è | 12e 12",
        "1re | 1e 1",
        "2nde | 2e 2",
        "CO₂ | co2 co 2",
        "1ᵉʳ | 1e 1",
        "Mᵐᵉ | mme",
        "ｗｅｂ | web",
        "U.R.S.S.A.F. | urssaf",
        "l'O.N.U. | onu",
        "O. N. U. | onu",
        "chef d orchestre | chef orchestre",
        "en c embarqué | en c embarqué",
        "C++17 | c++17 c++ 17",
        ".NET8 | .net8 .net 8",
        "KPIs | kpi",
        "O'Reilly | oreilly",
        "aujourd’hui | aujourdhui",
        "presqu'île | presquîle"
      })
  @Tag("E4")
  void chunksFallIntoWords(String written, String expected) {
    assertThat(terms(EXACT, written)).containsExactly(expected.strip().split(" "));
  }

  @ParameterizedTest
  @Tag("E3")
  @Tag("E4")
  @CsvSource({
    "de\u0301veloppeur, developpeur",
    "é\u0301cole, ecole",
    "diplo\u0302me\u0301s école, diplomes ecole",
    "de\u0301\u00adve\u200bloppeur, developpeur"
  })
  void decomposedAccentsAndInvisibleCharactersChangeNothing(String written, String plain) {
    assertThat(terms(STEMMED, written)).isEqualTo(terms(STEMMED, plain));
  }

  @Test
  void offsetsPointIntoTheText() {
    String text = "Au cœur de l’État, un poste full-stack en C++, 35 heures, 2 500 €, R & D.";
    assertThat(pieces(text))
        .containsExactly(
            "cœur",
            "État",
            "poste",
            "full-stack",
            "full",
            "stack",
            "C++",
            "35 heures",
            "35",
            "heures",
            "2 500",
            "R & D");
  }

  @Test
  void noTextBreaksTheChainOrItsOffsets() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    String alphabet = "aé œ'’-.·/()+#&@_\u0301\u00ad\ud83d\ude80\ud800.C\n\t1·02 h3×²ᵉ\u2060x";
    for (int i = 0; i < 5_000; i++) {
      String text =
          random
              .ints(random.nextInt(60), 0, alphabet.length())
              .mapToObj(at -> String.valueOf(alphabet.charAt(at)))
              .collect(Collectors.joining());
      assertThat(pieces(text)).as("seed %s, '%s'", seed, text).doesNotContain("");
    }
  }

  /** The text under each token; fails if an offset is outside the text or goes back. */
  private static List<String> pieces(String text) {
    int last = 0;
    for (Token token : Token.of(STEMMED, "f", text)) {
      assertThat(token.start()).isGreaterThanOrEqualTo(last);
      assertThat(token.increment()).isNotNegative();
      last = token.start();
    }
    return Token.of(STEMMED, "f", text).stream()
        .map(token -> text.substring(token.start(), token.end()))
        .toList();
  }

  private static List<String> terms(Analyzer analyzer, String text) {
    return Token.of(analyzer, "f", text).stream().map(Token::term).toList();
  }
}
