package fr.denicheur.lucene;

import static fr.denicheur.posting.PostingBuilder.aPosting;
import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.engine.Fingerprint;
import fr.denicheur.posting.Condition;
import fr.denicheur.posting.Facet;
import fr.denicheur.posting.PostingBuilder;
import fr.denicheur.query.Filter;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.query.SuggestQuery;
import fr.denicheur.result.Suggestion;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is typed, and what is suggested first; and what holds whatever is typed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SuggestionTableTest {
  private static final String PIECES = "déC o'’·.-+#&@/()*\"\u0001\uffff🚀é\u0301santemclpr ";

  private final long seed = Long.getLong("denicheur.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private LuceneEngine engine;

  @BeforeAll
  void fill(@TempDir Path folder) {
    engine = LuceneEngine.open(folder);
    put(
        aPosting().titled("un·e développeur·se full-stack").inFamily("developpement"),
        aPosting().titled("Développeur·se full-stack").inFamily("developpement").open(),
        aPosting().titled("Développeuse ou développeur Python").inFamily("developpement"),
        aPosting().titled("Chargé·e de déploiement").inFamily("deploiement").open(),
        aPosting().titled("un(e) chargé(e) de déploiement").inFamily("deploiement"),
        aPosting().titled("Product owner (F/H)").inFamily("produit").open(),
        aPosting().titled("Product owner").inFamily("produit"),
        aPosting().titled("Responsable produit").inFamily("produit"),
        aPosting().titled("Infirmière de nuit").atStartup("santé-psy"),
        aPosting().titled("Médecin").atStartup("Santé Psy"),
        aPosting().titled("Statisticienne").atStartup("data.gouv.fr").inFamily("data"));
    engine.publish();
  }

  private void put(PostingBuilder... postings) {
    for (int i = 0; i < postings.length; i++) {
      String rare =
          i == 0 ? " Le C++ et les rendez-vous de l’école." : " À l'école, un rendez-vous.";
      postings[i].text("Au service de la santé mentale, avec des données publiques." + rare);
      postings[i].under(
          Condition.Kind.PLACE, "lieu-" + i, "Lieu"); // so that none is a near-duplicate
      engine.put(postings[i].build(), new Fingerprint("x", null, 0));
    }
  }

  @AfterAll
  void close() {
    engine.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dév             | Développement; Développeur·se full-stack; développeur",
        "DEV             | Développement; Développeur·se full-stack; développeur",
        "developpeuse    | Développeur·se full-stack; développeuse; Développeuse ou développeur Python",
        "dveloppeu       | Développeur·se full-stack; développeur; Développeuse ou développeur Python",
        "full st         | Développeur·se full-stack",
        "dev py          | Développeuse ou développeur Python",
        "python dev      | Développeuse ou développeur Python",
        "chargee de dep  | Chargé·e de déploiement",
        "chargé·e        | Chargé·e de déploiement",
        "prod            | Produit; Product owner; product; Responsable produit",
        "product o       | Product owner",
        "santé           | santé; Santé Psy",
        "sante ps        | Santé Psy",
        "sante m         | sante mentale",
        "de la santé men | de la santé mentale",
        "data.g          | data.gouv.fr",
        "donn            | Données",
        "rendez-v        | rendez-vous",
        "l’éco           | l’école",
        "c+              | Chargé·e de déploiement",
        "c++             | c++",
        "zzz             | ''",
        "« ! »           | ''"
      })
  void theseComeFirst(String typed, String expected) {
    List<String> first = Arrays.stream(expected.split(" *; *")).filter(s -> !s.isEmpty()).toList();
    List<String> found = suggest(typed).stream().map(Suggestion::text).toList();
    assertThat(found.subList(0, Math.min(found.size(), Math.max(1, first.size()))))
        .isEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(strings = {"au", "avec", "2", "sont"})
  void functionWordsAndNumbersAreNoSuggestions(String typed) {
    assertThat(suggest(typed)).noneMatch(found -> found.text().equals(typed));
  }

  @RepeatedTest(300)
  void whateverIsTypedEverySuggestionIsDifferentAndLeadsSomewhere() {
    StringBuilder typed = new StringBuilder();
    for (int i = random.nextInt(12); i >= 0; i--) {
      int at = random.nextInt(PIECES.length());
      typed.append(PIECES, at, Math.min(PIECES.length(), at + 1 + random.nextInt(3)));
    }
    Set<String> texts = new HashSet<>();
    for (Suggestion found : suggest(typed.toString())) {
      String place = found + " for '" + typed + "', seed " + seed;
      assertThat(texts.add(found.text().toLowerCase(Locale.ROOT))).as(place).isTrue();
      assertThat(engine.search(search(found)).total()).as(place).isPositive();
    }
    assertThat(texts).as("'%s', seed %d", typed, seed).hasSizeLessThanOrEqualTo(8);
  }

  /** What a search box asks when a suggestion is taken. */
  private static SearchQuery search(Suggestion taken) {
    if (taken.value() == null) {
      return SearchQuery.of(taken.text());
    }
    Facet facet = taken.kind() == Suggestion.Kind.ROLE ? Facet.ROLE : Facet.STARTUP;
    return SearchQuery.of("").with(Filter.NONE.with(facet, taken.value()));
  }

  private List<Suggestion> suggest(String typed) {
    return engine.suggest(new SuggestQuery(typed, SuggestQuery.DEFAULT_SIZE));
  }
}
