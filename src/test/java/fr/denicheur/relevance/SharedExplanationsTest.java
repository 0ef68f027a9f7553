package fr.denicheur.relevance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.denicheur.SharedMaterial;
import fr.denicheur.lexicon.Lexicon;
import fr.denicheur.lucene.LuceneEngine;
import fr.denicheur.lucene.index.AnalyzedWord;
import fr.denicheur.posting.Posting;
import fr.denicheur.posting.PostingDetails;
import fr.denicheur.query.Feature;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.result.Hit;
import fr.denicheur.result.Reason;
import fr.denicheur.result.Reason.Place;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Excerpts and reasons of real postings, if the shared material is there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SharedExplanationsTest {
  private static final Pattern MARK = Pattern.compile("<mark>(.*?)</mark>");

  private List<String> questions;
  private LuceneEngine engine;

  @BeforeAll
  void index(@TempDir Path index) {
    assumeTrue(SharedMaterial.corpus().isPresent(), "no corpus");
    assumeTrue(SharedMaterial.relevance().isPresent(), "no judgments");
    Path relevance = SharedMaterial.relevance().orElseThrow();
    questions =
        TabbedLine.read(relevance.resolve("queries.tsv")).stream().map(l -> l.column(1)).toList();
    engine = IndexedFolder.open(SharedMaterial.corpus().orElseThrow(), index);
  }

  @AfterAll
  void close() {
    if (engine != null) {
      engine.close();
    }
  }

  @Test
  void everyPieceThatTitleOrTextHoldIsMarked() {
    List<String> unmarked = new ArrayList<>();
    int held = 0;
    int passages = 0;
    int hits = 0;
    for (String question : questions) {
      for (Hit hit : firstTen(question)) {
        hits++;
        passages += hit.excerpts().body().size();
        for (Reason reason : hit.why()) {
          boolean inTitle = reason.place() == Place.TITLE && holds(hit.title(), said(reason));
          if (reason.times() > 0 || inTitle) {
            held++;
            if (!isMarked(hit, said(reason))) {
              unmarked.add(question + ": " + said(reason) + " in " + hit.id());
            }
          }
        }
      }
    }
    say(unmarked.size(), "of", held, "pieces are marked nowhere;", passages, "passages of", hits);
    assertThat(unmarked).isEmpty();
  }

  private static boolean isMarked(Hit hit, String said) {
    List<String> marked = new ArrayList<>();
    Stream.of(hit.excerpts().title(), hit.excerpts().body())
        .flatMap(List::stream)
        .flatMap(excerpt -> MARK.matcher(excerpt).results())
        .forEach(mark -> marked.add(mark.group(1)));
    // One word of a phrase is enough: the others may stand in the next line.
    Set<String> words = terms(AnalyzedWord.typed(said));
    words.addAll(List.of(said.split(" ")));
    Set<String> terms = terms(AnalyzedWord.typed(String.join(" ", marked)));
    String joined =
        AnalyzedWord.typed(said).stream().map(AnalyzedWord::term).collect(Collectors.joining());
    return !Collections.disjoint(words, terms) || terms.contains(joined);
  }

  @Test
  void everyHitHasAReasonAndEachIsTrue() {
    List<String> wrong = new ArrayList<>();
    List<String> forms = new ArrayList<>(questions);
    forms.addAll(
        List.of(
            "\"santé mentale\"",
            "\"à la\"",
            "dévelop*",
            "développem*",
            "titre:design",
            "role:design",
            "role:développeur",
            "startup:rdv-insertion",
            "-python",
            "pour les",
            "kuber",
            "produ",
            "product own",
            "développeur -java",
            "socio-économique"));
    int reasons = 0;
    for (String question : forms) {
      for (Hit hit : firstTen(question)) {
        if (hit.why().isEmpty()) {
          wrong.add(question + ": no reason for " + hit.id());
        }
        Posting posting = engine.find(hit.id()).orElseThrow().posting();
        for (Reason reason : hit.why()) {
          reasons++;
          if (!isTrue(reason, posting)) {
            wrong.add(question + ": " + reason + " of " + hit.id());
          }
        }
      }
    }
    say(wrong.size(), "of", reasons, "reasons are missing or wrong");
    assertThat(wrong).isEmpty();
  }

  private List<Hit> firstTen(String question) {
    return engine
        .search(SearchQuery.of(question).with(Feature.EXPLAIN).without(Feature.FACETS))
        .hits();
  }

  private static String said(Reason reason) {
    return reason.saidAs() == null ? reason.words() : reason.saidAs();
  }

  private static boolean isTrue(Reason reason, Posting posting) {
    String said = said(reason);
    boolean inText = holds(posting.text(), said);
    return (inText == (reason.times() > 0) || reason.place() != null)
        && (reason.times() == 0 || inText)
        && (reason.place() == null || isAt(reason.place(), said, posting));
  }

  private static boolean isAt(Place place, String said, Posting posting) {
    PostingDetails details = posting.details();
    return switch (place) {
      case TITLE -> holds(posting.title(), said) || holds(posting.role(), said);
      case STARTUP ->
          holds(posting.startup().label().replace('.', ' '), said)
              || holds(posting.startup().slug(), said);
      case TECHNOLOGIES -> holds(String.join("\n", details.technologies()), said);
      case FACTS -> {
        List<String> facts = new ArrayList<>(details.domains());
        facts.add(String.valueOf(details.contract()));
        facts.add(String.valueOf(details.friend()));
        facts.addAll(details.others().values());
        facts.add(posting.junior() ? "junior débutant" : "");
        yield holds(String.join("\n", facts), said);
      }
      case PITCH -> holds(posting.startup().pitch(), said);
      case PINNED, RAISED, LOWERED -> true; // no word is the reason
      case CONDITION ->
          Lexicon.BUNDLED.conditions().in(said).stream()
              .anyMatch(asked -> !posting.conditions().of(asked.kind()).isEmpty());
      case TRADE -> posting.family().label().equals(said);
      case NOWHERE -> !holds(posting.title() + "\n" + posting.text(), said);
    };
  }

  /** Whether a text holds all words, a compound also by its joined form. */
  private static boolean holds(String text, String words) {
    String plain = text.toLowerCase(Locale.ROOT);
    if (words.endsWith("*")) {
      String beginning = words.substring(0, words.length() - 1).toLowerCase(Locale.ROOT);
      return Pattern.compile("(?<!\\p{L})" + Pattern.quote(beginning)).matcher(plain).find();
    }
    Set<String> held = terms(AnalyzedWord.typed(text));
    List<AnalyzedWord> wanted = AnalyzedWord.typed(words);
    if (wanted.isEmpty()) {
      return Stream.of(words.split(" "))
          .anyMatch(word -> contains(plain, word.toLowerCase(Locale.ROOT)));
    }
    String joined = wanted.stream().map(AnalyzedWord::term).collect(Collectors.joining());
    return wanted.stream().allMatch(word -> !Collections.disjoint(held, terms(List.of(word))))
        || held.contains(joined)
        || held.containsAll(List.of(words.split(" "))); // a way that is known by its stems alone
  }

  private static Set<String> terms(List<AnalyzedWord> words) {
    Set<String> terms = new HashSet<>();
    for (AnalyzedWord word : words) {
      terms.add(word.term());
      word.parts().forEach(part -> terms.add(part.term()));
    }
    return terms;
  }

  private static boolean contains(String plain, String word) {
    Matcher found = Pattern.compile("(?<!\\p{L})" + Pattern.quote(word)).matcher(plain);
    return found.find();
  }

  private static void say(Object... words) {
    System.out.println(Arrays.stream(words).map(String::valueOf).collect(Collectors.joining(" ")));
  }
}
