package fr.denicheur.lucene.repost;

import static fr.denicheur.posting.PostingBuilder.aPosting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import fr.denicheur.lucene.index.Ranking;
import fr.denicheur.posting.Condition;
import fr.denicheur.posting.PostingBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Texts are compared as closely as folding needs, and grouped alike in whatever order they come.
 */
class RepostFinderTest {
  private final long seed = Long.getLong("denicheur.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @ParameterizedTest
  @CsvSource({
    "Un poste à pourvoir dès demain matin, UN POSTE À POURVOIR : DÈS DEMAIN MATIN !, 1",
    "l’un des postes à pourvoir demain, l'un des postes à pourvoir demain, 1",
    "un poste à pourvoir dès demain, un poste pourvu dès hier au soir, 0"
  })
  void caseAndPunctuationDoNotMatter(String one, String other, double share) {
    assertThat(signature(one).share(signature(other))).isEqualTo(share);
  }

  @Test
  void aTextOfFewerThanFiveWordsHasNoMark() {
    assertThat(RepostMark.of(aPosting().text("Voir l'annonce !").build())).isEmpty();
  }

  @Test
  void aMarkComesBackAsItWasWritten() {
    RepostMark mark = mark(words(0, 50), "design");
    RepostMark read = RepostMark.decode(mark.encoded());
    assertThat(read.share(mark)).isEqualTo(1);
    assertThat(read.required(mark)).isEqualTo(Ranking.REPOST_SAME_TITLE);
    assertThat(read.share(mark(words(0, 50), "produit"))).isZero();
  }

  @Test
  void aMarkKeepsItsStartupAndTowns() {
    RepostMark mark = RepostMark.decode(inTowns("lyon", "brest").encoded());
    assertThat(mark.isAtSame(inTowns("brest", "lyon"))).isTrue();
    assertThat(mark.share(inTowns("brest"))).isEqualTo(1);
    assertThat(mark.share(inTowns("nantes"))).isZero();
    RepostMark named = RepostMark.decode(at("Lapins").encoded());
    assertThat(named.share(at("lapins"))).isEqualTo(1);
    assertThat(named.share(at("A-Just"))).isZero();
    assertThat(named.share(inTowns("lyon"))).as("what is unknown may be any").isEqualTo(1);
    assertThat(named.isAtSame(inTowns("lyon"))).isFalse();
  }

  /** Copies of which some lack a startup or a town, in any order. */
  @RepeatedTest(20)
  void noTwoOfAGroupNameDifferentStartupsOrTowns() {
    List<RepostMark> marks =
        List.of(
            inTowns(),
            inTowns("lyon"),
            inTowns("brest"),
            inTowns("lyon", "brest"),
            inTowns("nantes"),
            at("Lapins"),
            at("A-Just"));
    List<MarkedPosting> copies = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      copies.add(posting(i, marks.get(random.nextInt(marks.size()))));
    }
    copies.sort(MarkedPosting.NEWEST_FIRST);
    List<List<MarkedPosting>> groups = RepostFinder.groups(copies);
    assertThat(groups).as("seed %s", seed).isNotEmpty();
    for (List<MarkedPosting> group : groups) {
      assertThat(group)
          .as("seed %s", seed)
          .allMatch(one -> group.stream().allMatch(two -> one.mark().share(two.mark()) == 1));
    }
  }

  @Test
  void oneTextOfHundredsOfStartupsIsOnePostingOfEach() {
    List<MarkedPosting> published = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      published.add(posting(i, at("startup" + i % 500)));
    }
    published.sort(MarkedPosting.NEWEST_FIRST);
    assertThat(RepostFinder.groups(published)).hasSize(500).allMatch(group -> group.size() == 2);
  }

  private static RepostMark inTowns(String... towns) {
    PostingBuilder posting = aPosting();
    for (String town : towns) {
      posting.under(Condition.Kind.PLACE, town, town);
    }
    return mark(posting, words(0, 60));
  }

  private static RepostMark at(String startup) {
    return mark(aPosting().atStartup(startup), words(0, 60));
  }

  @RepeatedTest(40)
  void anEstimateIsNearTheExactShare() {
    List<String> one = words(0, 60 + random.nextInt(600));
    List<String> other = new ArrayList<>(one);
    int changes = random.nextInt(one.size() / 5);
    for (int i = 0; i < changes; i++) {
      other.set(random.nextInt(other.size()), "autre" + random.nextInt());
    }
    double estimated = mark(one, "autre").share(mark(other, "autre"));
    assertThat(Math.abs(estimated - exactShare(one, other)))
        .as("seed %s: more than 5 standard deviations are no chance", seed)
        .isLessThan(0.11);
  }

  @Test
  void groupsDoNotDependOnTheOrderOfTheIndex() {
    List<MarkedPosting> postings = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      int first = random.nextInt(20) * 5 + random.nextInt(4) * 1000;
      postings.add(posting(i, words(first, first + 100)));
    }
    List<Set<BytesRef>> groups = ids(postings);
    assertThat(groups).as("seed %s", seed).isNotEmpty();
    Collections.shuffle(postings, random);
    assertThat(ids(postings)).as("seed %s", seed).containsExactlyInAnyOrderElementsOf(groups);
  }

  /** Each shares 0.76 with the next, but the first shares only 0.57 with the last. */
  @Test
  void noChainOfChangesJoinsPostingsThatShareLittle() {
    List<MarkedPosting> chain = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      chain.add(posting(i, words(40 * i, 40 * i + 300)));
    }
    assertThat(ids(chain)).hasSize(1).allMatch(group -> group.size() == 2);
  }

  @Test
  void manyCopiesAreOneGroup() {
    List<MarkedPosting> copies = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      List<String> text = new ArrayList<>(words(0, 300));
      text.add("copie" + i);
      copies.add(posting(i, text));
    }
    assertThat(RepostFinder.groups(copies)).hasSize(1).allMatch(group -> group.size() == 3000);
  }

  @Test
  void oneTextOfThousandsOfStartupsCostsEachALook() {
    List<MarkedPosting> published = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      published.add(posting(i, at("startup" + i)));
    }
    published.sort(MarkedPosting.NEWEST_FIRST);
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> assertThat(RepostFinder.groups(published)).isEmpty(),
        "seconds are enough");
  }

  /** Each with each would be 50 million comparisons, and as many pairs to keep. */
  @Test
  void thousandsOfTextsFromOneTemplateCostEachAFewComparisons() {
    List<MarkedPosting> filledIn = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      List<String> text = new ArrayList<>(words(0, 60));
      text.addAll(words(100 * i, 100 * i + 8));
      filledIn.add(posting(i, text));
    }
    filledIn.sort(MarkedPosting.NEWEST_FIRST);
    List<List<MarkedPosting>> groups =
        assertTimeoutPreemptively(
            Duration.ofSeconds(60), () -> RepostFinder.groups(filledIn), "seconds are enough");
    assertThat(groups).isNotEmpty();
    assertThat(groups).allMatch(group -> group.size() <= 2 * Ranking.REPOST_MOST_VERSIONS);
  }

  private static List<Set<BytesRef>> ids(List<MarkedPosting> postings) {
    List<MarkedPosting> sorted = new ArrayList<>(postings);
    sorted.sort(MarkedPosting.NEWEST_FIRST);
    return RepostFinder.groups(sorted).stream()
        .map(group -> group.stream().map(MarkedPosting::id).collect(Collectors.toSet()))
        .toList();
  }

  private MarkedPosting posting(int number, List<String> text) {
    return posting(number, mark(text, "autre"));
  }

  private static MarkedPosting posting(int number, RepostMark mark) {
    BytesRef id = new BytesRef(String.format(Locale.ROOT, "p%06d", number));
    return new MarkedPosting(number, mark, number % 7, false, id);
  }

  private RepostMark mark(List<String> text, String family) {
    return mark(aPosting().inFamily(family), text);
  }

  private static RepostMark mark(PostingBuilder posting, List<String> text) {
    return RepostMark.of(posting.text(String.join(" ", text)).build()).orElseThrow();
  }

  private static Signature signature(String text) {
    return Signature.of(text).orElseThrow();
  }

  private static List<String> words(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> "mot" + i).toList();
  }

  private static double exactShare(List<String> one, List<String> other) {
    Set<List<String>> common = runs(one);
    int total = common.size() + runs(other).size();
    common.retainAll(runs(other));
    return (double) common.size() / (total - common.size());
  }

  private static Set<List<String>> runs(List<String> words) {
    Set<List<String>> runs = new HashSet<>();
    for (int i = 0; i + 5 <= words.size(); i++) {
      runs.add(words.subList(i, i + 5));
    }
    return runs;
  }
}
