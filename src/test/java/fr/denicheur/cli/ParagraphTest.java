package fr.denicheur.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ParagraphTest {

  @Test
  void linesBreakBetweenWords() {
    assertThat(Paragraph.ofText("un deux trois quatre").lines(9))
        .containsExactly("un deux", "trois", "quatre");
  }

  @Test
  void aWordWiderThanTheLineStandsAlone() {
    assertThat(Paragraph.ofText("un anticonstitutionnellement deux").lines(10))
        .containsExactly("un", "anticonstitutionnellement", "deux");
  }

  @Test
  void combiningAccentsTakeNoRoomAndEmojisTakeTwo() {
    assertThat(Paragraph.ofText("e\u0301te\u0301 ici").lines(7)).hasSize(1);
    assertThat(Paragraph.ofText("\uD83D\uDE80 ici").lines(6)).hasSize(1);
    assertThat(Paragraph.ofText("\uD83D\uDE80 ici").lines(5)).hasSize(2);
  }

  @Test
  void whatDoesNotBreakStaysTogether() {
    assertThat(Paragraph.ofText("il gagne 2\u00A0500\u202F€ net").lines(12))
        .containsExactly("il gagne", "2\u00A0500\u202F€ net");
  }

  @Test
  void onlyTheMarkupOfAnExcerptIsMarkup() {
    assertThat(Paragraph.ofExcerpt("a &lt;mark&gt; &amp;lt; <mark>b</mark> l&#39;eau").line())
        .isEqualTo("a <mark> &lt; b l'eau");
  }

  @Test
  void whatCommandsATerminalIsTakenAway() {
    assertThat(Paragraph.ofText("a\u001B[31mb\u202Ec\u009Bd\ne\uE000").line())
        .isEqualTo("a[31mbcd e");
  }
}
