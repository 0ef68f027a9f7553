package fr.denicheur.cli;

import fr.denicheur.posting.PostingId;
import fr.denicheur.relevance.Evaluation;
import fr.denicheur.relevance.Measures;
import fr.denicheur.relevance.Outcome;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Prints an evaluation: a line of measures for each kind of query and for all queries, then the
 * queries answered worst, with the postings found and the good postings missing.
 */
final class EvaluationReport {
  /** The name of the last line; other evaluation tools use the same. */
  private static final String ALL = "ALL";

  private static final List<String> COLUMNS = List.of("n", "nDCG@10", "P@5", "MRR", "recall@50");

  /** Postings listed of each kind: enough to see what an answer is about and what it lacks. */
  private static final int SHOWN = 5;

  private static final String INDENT = "    ";
  private static final String DEEPER = INDENT + "       ";

  private final Terminal terminal;

  EvaluationReport(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Prints the measures and at most {@code worst} of the queries answered worst. */
  void print(Evaluation evaluation, int worst) {
    Map<String, Measures> byKind = evaluation.byKind();
    int width = byKind.keySet().stream().mapToInt(String::length).max().orElse(0);
    String layout = "%-" + Math.max(width, ALL.length()) + "s %5s  %7s  %5s  %5s  %9s";
    terminal.print(terminal.in(Style.FAINT, row(layout, "", COLUMNS)));
    byKind.forEach((kind, mean) -> terminal.print(row(layout, kind, cells(mean))));
    terminal.print(terminal.in(Style.STRONG, row(layout, ALL, cells(evaluation.overall()))));
    evaluation.worst(worst).forEach(this::print);
  }

  private static String row(String layout, String name, List<String> cells) {
    Stream<String> first = Stream.of(Paragraph.ofText(name).line());
    return String.format(Locale.ROOT, layout, Stream.concat(first, cells.stream()).toArray());
  }

  private static List<String> cells(Measures mean) {
    return List.of(
        String.valueOf(mean.queries()),
        figure(mean.ndcg10()),
        figure(mean.precision5()),
        figure(mean.reciprocalRank()),
        figure(mean.recall50()));
  }

  /** Formats a measure with a decimal point, so that other programs can read it. */
  private static String figure(double value) {
    return Double.isNaN(value)
        ? "-"
        : new BigDecimal(value).setScale(3, RoundingMode.HALF_EVEN).toPlainString();
  }

  private static String figure(OptionalDouble value) {
    return figure(value.orElse(Double.NaN));
  }

  private void print(Outcome outcome) {
    terminal.print("");
    String query = outcome.query().id() + " « " + outcome.query().words() + " »";
    Paragraph.ofText(query).printOn(terminal, "", Style.STRONG);
    Paragraph.ofText(facts(outcome)).printOn(terminal, INDENT, Style.FAINT);
    outcome.answer().stream().limit(SHOWN).forEach(came -> print(outcome, came));
    List<PostingId> missed = outcome.missed();
    if (!missed.isEmpty()) {
      terminal.print(
          INDENT
              + Wording.counted(missed.size(), "offre jugée manque", "offres jugées manquent")
              + " à la première page");
      missed.stream().limit(SHOWN).forEach(posting -> print(outcome, posting));
    }
  }

  private static String facts(Outcome outcome) {
    List<String> cells = cells(outcome.measures());
    return IntStream.range(1, cells.size())
        .mapToObj(i -> COLUMNS.get(i) + " " + cells.get(i))
        .collect(Collectors.joining(" · ", outcome.query().kind() + " · ", ""));
  }

  /** Prints a posting's rank, grade and id; a dash stands for a missing rank or grade. */
  private void print(Outcome outcome, PostingId posting) {
    String rank = orDash(outcome.rank(posting));
    String place = " ".repeat(Math.max(0, 3 - rank.length())) + rank;
    String grade = orDash(outcome.query().grade(posting));
    Paragraph.ofText(posting.value())
        .printOn(terminal, INDENT + place + ". [" + grade + "] ", DEEPER);
  }

  private static String orDash(OptionalInt value) {
    return value.isPresent() ? String.valueOf(value.getAsInt()) : "-";
  }
}
