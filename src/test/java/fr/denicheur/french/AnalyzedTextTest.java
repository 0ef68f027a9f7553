package fr.denicheur.french;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A text that is divided once has the tokens of both analyzers. */
class AnalyzedTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "et de la",
        "Des développeur·se·s C++ et R & D à Saint-Étienne, pour 2 500 € et des",
        "l’État recrute un(e) chargé.e de mission\n\n35 h par semaine, le 06 12 34 56 78",
        "data.gouv.fr/x, full-stack (CI/CD) ; KPIs du CNRS, U.R.S.S.A.F. et l'été",
      })
  void itHasTheTokensOfBothAnalyzers(String text) throws IOException {
    AnalyzedText analyzed = new AnalyzedText(text);
    for (int time = 1; time <= 2; time++) {
      assertThat(read(analyzed.stems())).isEqualTo(read(new StemmedAnalyzer(), text));
      assertThat(read(analyzed.written())).isEqualTo(read(new ExactAnalyzer(), text));
    }
    List<String> stems = new ArrayList<>();
    analyzed.eachStem(stems::add);
    assertThat(stems)
        .isEqualTo(Token.of(new StemmedAnalyzer(), "", text).stream().map(Token::term).toList());
  }

  private static List<String> read(Analyzer analyzer, String text) throws IOException {
    try (analyzer) {
      return read(analyzer.tokenStream("", text));
    }
  }

  /** Returns all tokens of a stream, and its end. */
  private static List<String> read(TokenStream tokens) throws IOException {
    try (tokens) {
      var term = tokens.addAttribute(CharTermAttribute.class);
      var offset = tokens.addAttribute(OffsetAttribute.class);
      var increment = tokens.addAttribute(PositionIncrementAttribute.class);
      List<String> read = new ArrayList<>();
      tokens.reset();
      while (tokens.incrementToken()) {
        read.add(
            term
                + " "
                + offset.startOffset()
                + "-"
                + offset.endOffset()
                + " +"
                + increment.getPositionIncrement());
      }
      tokens.end();
      read.add("end " + offset.endOffset() + " +" + increment.getPositionIncrement());
      return read;
    }
  }
}
