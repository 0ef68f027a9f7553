package fr.denicheur.cli;

import static fr.denicheur.posting.PostingBuilder.aPosting;
import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.posting.Condition;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.result.Excerpts;
import fr.denicheur.result.Hit;
import fr.denicheur.result.Hits;
import fr.denicheur.result.Understood;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the terminal says of what was understood. */
class HitListTest {

  @Test
  void conditionsAreNamed() {
    Understood understood =
        new Understood(
            false,
            null,
            null,
            null,
            List.of(
                new Condition(Condition.Kind.DAYS, "3", "3", "3 jours par semaine"),
                new Condition(Condition.Kind.PLACE, "lyon", "Lyon", "à Lyon")));
    assertThat(printed(understood, 1, 0))
        .containsSubsequence("1 offre", "\nConditions : 3 jours par semaine · à Lyon\n", "1. Un");
  }

  @Test
  void aTradeWithoutPostingsIsSaid() {
    Understood understood = new Understood(false, null, null, "avocat", List.of());
    assertThat(printed(understood, 1, 0))
        .contains(
            "\nAucune offre pour « avocat » : celle qui suit en parle ou est d'un métier voisin.\n");
    assertThat(printed(understood, 2, 0))
        .contains(
            "\nAucune offre pour « avocat » : celles qui suivent en parlent ou sont d'un métier voisin.\n");
    assertThat(printed(understood, 0, 0)).doesNotContain("avocat");
  }

  @Test
  void aPostingMayFollowForAConditionAlone() {
    Condition lyon = new Condition(Condition.Kind.PLACE, "lyon", "Lyon", "à Lyon");
    assertThat(printed(new Understood(false, null, null, "avocat", List.of(lyon)), 1, 0))
        .contains(
            "« avocat » : celle qui suit en parle, est d'un métier voisin ou remplit une condition.\n");
  }

  @Test
  void postingsWithSomeOfTheWordsAreCounted() {
    assertThat(printed(Understood.WORDS, 2, 196))
        .contains("\n196 autres n'ont qu'une partie de vos mots (--match any les montre).\n");
    assertThat(printed(Understood.WORDS, 2, 1))
        .contains("\n1 autre n'a qu'une partie de vos mots (--match any la montre).\n");
    assertThat(printed(Understood.WORDS, 0, 12)).contains("\n12 offres n'ont qu'une partie");
    assertThat(printed(Understood.WORDS, 2, 0)).doesNotContain("partie de vos mots");
  }

  private static String printed(Understood understood, int total, long related) {
    Hit hit =
        new Hit(
            aPosting().titled("Un poste").build().summary(),
            1,
            Excerpts.NONE,
            List.of(),
            List.of());
    Hits hits =
        new Hits(
            total,
            related,
            Collections.nCopies(total, hit),
            Map.of(),
            Map.of(),
            understood,
            false,
            Duration.ZERO);
    StringWriter out = new StringWriter();
    PrintWriter writer = new PrintWriter(out);
    new HitList(new Terminal(writer, writer, false, false, 100)).print(SearchQuery.of("x"), hits);
    return out.toString();
  }
}
