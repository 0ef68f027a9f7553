package fr.denicheur.cli;

import fr.denicheur.posting.Condition;
import fr.denicheur.posting.Conditions;
import fr.denicheur.posting.Facet;
import fr.denicheur.posting.Summary;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.result.FacetCount;
import fr.denicheur.result.Hit;
import fr.denicheur.result.Hits;
import fr.denicheur.result.SimilarHit;
import fr.denicheur.web.Explanations;
import fr.denicheur.web.FacetChoice;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Prints the answer to a search in French: the postings in order, the facets, then advice. */
final class HitList {
  private static final String BETWEEN = " · ";
  private static final String INDENT = "    ";

  private static final String FACET_INDENT = " ".repeat(13);

  /** Values shown of a facet; more of them would push the postings off the screen. */
  private static final int SHOWN_VALUES = 12;

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.FRENCH);

  private final Terminal terminal;

  HitList(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Prints the answer to a search. */
  void print(SearchQuery query, Hits hits) {
    terminal.print(heading(query, hits));
    if (hits.understood().correction() != null) {
      terminal.print(
          Paragraph.ofText(Wording.correction(query, hits.understood().correction())).line());
    }
    understood(hits).forEach(line -> terminal.print(Paragraph.ofText(line).line()));
    int rank = query.page().from();
    Explanations why = new Explanations(query, hits);
    for (Hit hit : hits.hits()) {
      terminal.print("");
      print(++rank, hit, why.of(hit));
    }
    print(hits.facets());
    remarks(query, hits).forEach(remark -> terminal.print("\n" + remark));
  }

  /** Says what was understood beyond the words, and which postings are left out. */
  private static List<String> understood(Hits hits) {
    List<String> lines = new ArrayList<>();
    List<String> conditions = hits.understood().conditionTexts();
    if (!conditions.isEmpty()) {
      lines.add("Conditions : " + String.join(BETWEEN, conditions));
    }
    String missing = hits.understood().missingTrade();
    if (missing != null && !hits.hits().isEmpty()) {
      lines.add(Wording.missingTrade(missing, hits));
    }
    if (hits.related() > 0) {
      lines.add(Wording.related(hits));
    }
    return lines;
  }

  /** Prints the postings that a draft repeats almost word for word, if there are any. */
  void printCopies(List<Hit> copies) {
    if (!copies.isEmpty()) {
      terminal.print(Wording.COPIES);
      int rank = 0;
      for (Hit copy : copies) {
        print(++rank, copy, List.of());
      }
      terminal.print("");
      terminal.print(Wording.OTHERS);
    }
  }

  /** Prints similar postings. */
  void print(List<SimilarHit> similar) {
    if (similar.isEmpty()) {
      terminal.print(Wording.NOTHING_SIMILAR);
    }
    int rank = 0;
    for (SimilarHit hit : similar) {
      print(++rank, hit.hit(), List.of());
      printFaint("en commun : ", hit.shared());
      terminal.print("");
    }
  }

  private String heading(SearchQuery query, Hits hits) {
    String words = query.question().written();
    String about = words.isEmpty() ? "" : " pour " + Wording.quoted(Paragraph.ofText(words).line());
    String found = Wording.postings(hits.total()) + about;
    String took = String.format(Locale.FRENCH, "(%.1f ms)", hits.took().toNanos() / 1e6);
    return terminal.in(Style.STRONG, found) + " " + terminal.in(Style.FAINT, took);
  }

  private void print(int rank, Hit hit, List<String> why) {
    List<String> titles = hit.excerpts().title();
    Paragraph title =
        titles.isEmpty() ? Paragraph.ofText(hit.title()) : Paragraph.ofExcerpt(titles.getFirst());
    title.printOn(terminal, String.format(Locale.FRENCH, "%2d. ", rank), INDENT, Style.STRONG);
    Paragraph.ofText(facts(hit.summary()))
        .printOn(terminal, INDENT, hit.summary().open() ? Style.GOOD : Style.FAINT);
    for (String passage : hit.excerpts().body()) {
      Paragraph.ofExcerpt(passage).printOn(terminal, INDENT);
    }
    printFaint("pourquoi : ", why);
    printFaint("", List.of(hit.id()));
    printFaint("aussi : ", hit.alsoPublished().stream().map(Summary::id).toList());
  }

  private void printFaint(String name, List<?> values) {
    if (!values.isEmpty()) {
      String joined = values.stream().map(String::valueOf).collect(Collectors.joining(", "));
      Paragraph.ofText(name + joined).printOn(terminal, INDENT, Style.FAINT);
    }
  }

  private static String facts(Summary posting) {
    List<String> facts = new ArrayList<>();
    facts.add(posting.family().label());
    if (posting.startup() != null) {
      facts.add(posting.startup().label());
    }
    if (posting.date() != null) {
      facts.add(DAY.format(posting.date()));
    }
    Conditions.IN_LISTS.stream()
        .flatMap(kind -> posting.conditions().of(kind).stream())
        .map(Condition::label)
        .forEach(facts::add);
    facts.add(posting.open() ? "ouverte" : "fermée");
    if (posting.junior()) {
      facts.add("débutants bienvenus");
    }
    return String.join(BETWEEN, facts);
  }

  /** Prints an empty line, then the facets that have a value. */
  private void print(Map<Facet, List<FacetCount>> facets) {
    if (facets.values().stream().anyMatch(counts -> !counts.isEmpty())) {
      terminal.print("");
      facets.forEach(this::print);
    }
  }

  private void print(Facet facet, List<FacetCount> counts) {
    if (counts.isEmpty()) {
      return;
    }
    String name = Wording.name(facet);
    String label = name + FACET_INDENT.substring(name.length());
    Paragraph.ofText(values(FacetChoice.of(facet, counts)))
        .printOn(terminal, label, FACET_INDENT, Style.FAINT);
  }

  private static String values(List<FacetChoice> choices) {
    int left = choices.size() - SHOWN_VALUES;
    return choices.stream()
            .limit(SHOWN_VALUES)
            .map(HitList::value)
            .collect(Collectors.joining(BETWEEN))
        + (left > 0 ? BETWEEN + "+" + left : "");
  }

  /** No-break spaces keep a value and its count on one line. */
  private static String value(FacetChoice choice) {
    String label = choice.selected() ? "[" + choice.label() + "]" : choice.label();
    return (label + " " + Wording.number(choice.count())).replace(' ', '\u00A0');
  }

  private static List<String> remarks(SearchQuery query, Hits hits) {
    List<String> remarks = new ArrayList<>();
    if (hits.total() == 0) {
      remarks.add(Wording.NOTHING_FOUND + "\n" + hint(query));
    } else if (query.page().to() < hits.total() && query.page().size() > 0) {
      remarks.add(Wording.nextPage(query.page().number() + 1));
    }
    if (hits.understood().truncated()) {
      remarks.add("Trop de mots : les derniers n'ont pas été cherchés.");
    }
    if (hits.partial()) {
      remarks.add("Recherche interrompue : la réponse est incomplète.");
    }
    return remarks;
  }

  private static String hint(SearchQuery query) {
    return query.filter().selections().isEmpty() ? Wording.HINT_WORDS : Wording.HINT_FILTERS;
  }
}
