package fr.denicheur.lucene;

import static fr.denicheur.posting.PostingBuilder.aPosting;
import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.engine.Fingerprint;
import fr.denicheur.lucene.index.Ranking;
import fr.denicheur.lucene.index.Ranking.Constant;
import fr.denicheur.posting.Condition;
import fr.denicheur.posting.PostingBuilder;
import fr.denicheur.posting.PostingDetails;
import fr.denicheur.posting.Startup;
import fr.denicheur.query.Match;
import fr.denicheur.query.SearchQuery;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * This before that: for each {@link Constant} of a ranking two postings of which it alone puts one
 * first; when that number says nothing, the other comes first, mostly because it is newer.
 */
class RankingRulesTest {
  @TempDir private Path folder;

  /**
   * A pair that one number decides.
   *
   * @param number what decides
   * @param silent its value when it says nothing
   */
  record Rule(
      Constant number,
      float silent,
      String why,
      String question,
      PostingBuilder first,
      PostingBuilder second) {

    @Override
    public String toString() {
      return number + ": " + why;
    }
  }

  static Stream<Rule> rules() {
    return Stream.of(
        new Rule(
            Constant.FIELD_ROLE,
            1,
            "what one will be says more than the text",
            "tilleuls",
            older().titled("Un atelier").role("Tilleul").text("Dans un atelier calme."),
            newer().titled("Un atelier").role("Un poste").text("Dans tilleul calme.")),
        new Rule(
            Constant.FIELD_TITLE,
            1,
            "the title says more than the text",
            "tilleuls",
            older().titled("Tilleul").role("Un poste").text("Dans un atelier calme."),
            newer().titled("Un atelier").role("Un poste").text("Dans tilleul calme.")),
        new Rule(
            Constant.FIELD_STARTUP,
            1,
            "who recruits says more than the text",
            "verveine",
            older().atStartup("verveine citron").text("Un poste dans une équipe calme."),
            newer().text("Un poste dans une équipe verveine.")),
        new Rule(
            Constant.FIELD_TECHNOLOGIES,
            1,
            "a tool of the trade says more than the text",
            "tournevis",
            older().using("tournevis").text("Un poste dans une équipe calme."),
            newer().text("Un poste dans une équipe tournevis.")),
        new Rule(
            Constant.FIELD_FACTS,
            1,
            "the partner says more than the text",
            "verveine",
            older().with(friend("Verveine")).text("Un poste dans une équipe calme."),
            newer().text("Un poste dans une équipe verveine.")),
        new Rule(
            Constant.FIELD_PITCH,
            1,
            "the text says more than what a catalogue says of the startup",
            "tilleuls",
            older().atStartup("ruche").text("Un poste dans une équipe tilleul."),
            newer()
                .atStartup(new Startup("potager", "potager").saying("tilleul"))
                .text("Un poste dans une équipe.")),
        new Rule(
            Constant.BM25_SATURATION,
            0,
            "a text that says it twice is more about it",
            "tilleul",
            older().text("Du tilleul, encore du tilleul, et une tasse."),
            newer().text("Du tilleul, encore du sucre, et une tasse.")),
        new Rule(
            Constant.BM25_LENGTH,
            0,
            "a short text is more about each of its words",
            "tilleul",
            older().text("Du tilleul."),
            newer().text("Du tilleul" + " et beaucoup d'autres plantes du jardin".repeat(9))),
        new Rule(
            Constant.COVERAGE_SQUARED,
            0,
            "answering all of the question beats insisting on a part",
            "tilleul verveine mélisse",
            older().text("Verveine, mélisse, tilleul, " + "parmi tant d'autres choses ".repeat(4)),
            newer().text("Tilleul et verveine, tilleul et verveine, tilleul et verveine")),
        new Rule(
            Constant.WRITTEN_TITLE,
            0,
            "a title in the very words beats another form of them",
            "fleuristes",
            older().titled("Fleuristes"),
            newer().titled("Fleuriste")),
        new Rule(
            Constant.WRITTEN_BODY,
            0,
            "a text in the very words beats another form of them",
            "fleuristes",
            older().text("Avec nos fleuristes."),
            newer().text("Avec nos fleuriste.")),
        new Rule(
            Constant.NEAR_TITLE,
            0,
            "words side by side in the title belong together",
            "vente miel",
            older().titled("Vente miel bocaux cire"),
            newer().titled("Vente cire bocaux miel")),
        new Rule(
            Constant.NEAR_BODY,
            0,
            "words side by side in the text belong together",
            "vente miel",
            older().text("Vente miel bocaux cire"),
            newer().text("Vente cire bocaux miel")),
        new Rule(
            Constant.NEAR_SLOP,
            0,
            "a word may stand between",
            "vente miel",
            older().text("Vente bocaux miel cire pollen"),
            newer().text("Vente bocaux cire pollen miel")),
        new Rule(
            Constant.WAY_PARTS,
            0,
            "what a compound is made of counts where it stands apart",
            "pare-feu verger",
            older().text("Un pare, un feu, un pare, un feu."),
            newer().text("Un verger et un pré, un mur, un puits.")),
        new Rule(
            Constant.WAY_SAME,
            0,
            "another way to say the same counts",
            "k8s verger",
            older().text("Du kubernetes et encore du kubernetes."),
            newer().text("Un verger et encore un peu de pré.")),
        new Rule(
            Constant.WAY_NEAR,
            0,
            "a way to say something near counts",
            "python verger",
            older().text("Django, django, django et django."),
            newer().text("Un verger " + "parmi tant d'autres choses ".repeat(4))),
        new Rule(
            Constant.WAY_NEAR_COVERS,
            1,
            "saying something near covers a word in part",
            "python verger",
            older().text("Un verger et python, parmi bien d'autres choses à dire et à lire ici."),
            newer().text("Un verger et django, django, django, django et encore django.")),
        new Rule(
            Constant.WAY_ACTIVITY_COVERS,
            1,
            "the activity of a trade covers its name in part",
            "animatrice verger",
            older().text("Un verger, une animatrice " + "parmi tant d'autres choses ".repeat(3)),
            newer().text("Un verger, animation, animation, animation et animation.")),
        new Rule(
            Constant.WAY_BEGUN,
            0,
            "a word that an unfinished one begins counts",
            "verger kuber",
            older().text("Du kubernetes et encore du kubernetes."),
            newer().text("Un verger et encore un peu de pré.")),
        new Rule(
            Constant.WAY_LONGER,
            1,
            "a finished word comes before the longer ones that it begins",
            "verger",
            older().text("Un verger, " + "parmi tant d'autres choses ".repeat(4)),
            newer().titled("Vergeraie").text("La vergeraie et encore la vergeraie.")),
        new Rule(
            Constant.STRESS_ASIDE,
            1,
            "that something is looked for says little",
            "cherche tilleul",
            older().text("Une tasse de tilleul."),
            newer().text("Une équipe cherche.")),
        new Rule(
            Constant.STRESS_DECISIVE,
            1,
            "who asks for an internship takes no other post",
            "stage tilleul",
            older().titled("Un atelier").under(Condition.Kind.CONTRACT, "stage", "Stage"),
            newer().titled("Tilleul").text("Du tilleul, encore du tilleul.")),
        new Rule(
            Constant.CONDITION_IMPORTANCE,
            0.1f,
            "a condition counts as much as a word",
            "tilleul freelance",
            older().under(Condition.Kind.CONTRACT, "freelance", "Freelance").text("Un atelier."),
            newer().text("Un tilleul " + "parmi tant d'autres choses ".repeat(20))),
        new Rule(
            Constant.CONDITION_MET,
            0,
            "what meets a condition beats what only says its words",
            "freelance",
            older().under(Condition.Kind.CONTRACT, "freelance", "Freelance").text("Un atelier."),
            newer().text("Un atelier de freelances.")),
        new Rule(
            Constant.CONDITION_SAID,
            0,
            "what says the words of a condition may meet it",
            "freelance verger",
            older().text("Un verger avec des freelances, et une tasse."),
            newer().text("Un verger, et encore un verger, et une tasse.")),
        new Rule(
            Constant.NAMED_PHRASE_FIELD,
            0,
            "an expression in the role says more than in the text",
            "\"miel doux\"",
            older().titled("Un poste").role("Vente de miel doux").text("Un atelier calme."),
            newer().titled("Un poste").role("Un atelier calme").text("Vente de miel doux.")),
        new Rule(
            Constant.NAMED_STARTUP,
            0,
            "who asks for a startup by its name wants its postings",
            "verveine",
            older().atStartup("verveine").text("Un poste dans une équipe calme."),
            newer().titled("Verveine").using("verveine").text("De la verveine.")),
        new Rule(
            Constant.WAY_PHRASE_FIELD,
            1,
            "a typed word in the text beats a longer way to say it in the title",
            "seo",
            older().text("Un atelier calme, et la place de SEO dans une SEO."),
            newer().titled("Search engine optimization").text("Un atelier calme et une place.")),
        new Rule(
            Constant.TRADE_MENTIONED,
            0,
            "a mention of a trade covers its name in part, but does",
            "designer verger",
            older().text("Un verger, une designer " + "parmi tant d'autres choses ".repeat(2)),
            newer().titled("Designer").text("Parmi tant d'autres choses.")),
        new Rule(
            Constant.TRADE_NAMED,
            0,
            "a posting for the trade beats a mention of it in another trade's title",
            "graphiste",
            older().inFamily("design").titled("Un poste").text("Tu seras graphiste."),
            newer().inFamily("gestion").titled("Aux côtés d'un graphiste").text("Un poste calme.")),
        new Rule(
            Constant.TRADE_ALONE,
            0,
            "a posting for the trade without its words beats one of the question's other words",
            "graphiste tilleul",
            older().inFamily("design").titled("Un poste").text("Un atelier calme."),
            newer()
                .inFamily("gestion")
                .titled("Un poste")
                .text("Du tilleul. " + "Mais ".repeat(9))),
        new Rule(
            Constant.TIMELY_OPEN,
            0,
            "one can apply to what is open",
            "tilleul",
            older().open().text("Du tilleul."),
            newer().text("Du tilleul.")),
        new Rule(
            Constant.TIMELY_FRESH,
            0,
            "a new posting is worth a little more than a slightly better one",
            "tilleul",
            aPosting().publishedOn("2999-01-01").text("Du tilleul dans une tasse."),
            aPosting().publishedOn("1999-01-01").text("Du tilleul dans tasse.")),
        new Rule(
            Constant.TIMELY_HALF_LIFE,
            0.001f,
            "a posting of some days is still new",
            "tilleul",
            aPosting().publishedOn(daysAgo(30)).text("Du tilleul dans une tasse."),
            aPosting().publishedOn("1999-01-01").text("Du tilleul dans tasse.")));
  }

  private static String daysAgo(int days) {
    return LocalDate.now(ZoneId.of("Europe/Paris")).minusDays(days).toString();
  }

  private static PostingBuilder older() {
    return aPosting().publishedOn("2021-01-01");
  }

  private static PostingBuilder newer() {
    return aPosting().publishedOn("2021-01-02");
  }

  private static PostingDetails friend(String friend) {
    return new PostingDetails(
        List.of(), List.of(), null, friend, null, null, null, false, Map.of());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aRulePutsThisBeforeThat(Rule rule) {
    assertThat(order(rule, Ranking.DEFAULT)).containsExactly("first", "second");
  }

  @ParameterizedTest
  @MethodSource("rules")
  void withoutItsNumberThatComesFirst(Rule rule) {
    assertThat(order(rule, Ranking.DEFAULT.with(rule.number(), rule.silent())))
        .containsExactly("second", "first");
  }

  /** What makes postings resemble one another, and what counts as an answer, is asked otherwise. */
  @Test
  void everyNumberHasItsRule() {
    List<Constant> asked =
        Arrays.stream(Constant.values())
            .filter(number -> !number.name().startsWith("SIMILAR_"))
            .filter(number -> number != Constant.COVERAGE_BAR)
            .filter(number -> number != Constant.COVERAGE_OTHER_TRADE)
            .toList();
    assertThat(rules().map(Rule::number)).containsAll(asked);
  }

  private List<String> order(Rule rule, Ranking ranking) {
    try (LuceneEngine engine = LuceneEngine.open(folder, Settings.with(ranking))) {
      put(engine, rule.first().withId("first"));
      put(engine, rule.second().withId("second"));
      for (int i = 0; i < 8; i++) {
        put(engine, aPosting().titled("Autre annonce").text("Un autre poste, une autre équipe."));
      }
      engine.publish();
      return engine.search(SearchQuery.of(rule.question()).with(Match.ANY)).hits().stream()
          .map(hit -> hit.id().value())
          .toList();
    }
  }

  private static void put(LuceneEngine engine, PostingBuilder posting) {
    engine.put(posting.build(), new Fingerprint("hash", null, 0));
  }
}
