package fr.denicheur;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import fr.denicheur.web.Json;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which room may look into which: one package per concept, arrows one way, never in a circle. */
class RoomsTest {

  private static final String OURS = "fr.denicheur";

  /** A room, and the rooms it may look into; it may also look into what those see. */
  private static final Map<String, Set<String>> MAY_LOOK_INTO =
      Map.ofEntries(
          entry("posting", Set.of()),
          entry("french", Set.of()),
          entry("lexicon", Set.of("posting", "french")),
          entry("reading.text", Set.of()),
          entry("reading", Set.of("posting", "lexicon", "reading.text")),
          entry("query", Set.of("posting")),
          entry("result", Set.of("posting")),
          entry("engine", Set.of("posting", "query", "result")),
          entry("rule", Set.of("query", "lexicon")),
          entry("lucene.index", Set.of("engine", "lexicon", "rule")),
          entry("lucene.generation", Set.of("lucene.index")),
          entry("lucene.repost", Set.of("lucene.index")),
          entry("lucene.spelling", Set.of("lucene.index")),
          entry("lucene.scoring", Set.of("lucene.index")),
          entry("lucene.question", Set.of("lucene.spelling", "lucene.scoring")),
          entry("lucene.answer", Set.of("lucene.question", "lucene.repost")),
          entry("lucene.suggest", Set.of("lucene.spelling", "lucene.repost")),
          entry("lucene", Set.of("lucene.generation", "lucene.answer", "lucene.suggest")),
          entry("opensearch.cluster", Set.of()),
          entry(
              "opensearch",
              Set.of("opensearch.cluster", "lucene.question", "lucene.answer", "lucene.suggest")),
          entry("catalogue", Set.of("reading")),
          entry("sync", Set.of("catalogue", "engine")),
          entry("exchange", Set.of("sync")),
          entry("web", Set.of("query", "posting", "result")),
          entry("alert", Set.of("web", "engine")),
          entry("api", Set.of("web", "engine", "exchange", "alert")),
          entry("algolia", Set.of("web", "engine")),
          entry("assistant", Set.of("web", "engine")),
          entry("http", Set.of("web")),
          entry("site", Set.of("web", "engine", "reading", "alert")),
          entry("relevance", Set.of("engine")),
          entry(
              "cli",
              Set.of(
                  "http",
                  "api",
                  "algolia",
                  "assistant",
                  "site",
                  "exchange",
                  "lucene",
                  "opensearch",
                  "relevance")));

  /** A library, and the only rooms that may use it. */
  private static final Map<String, Set<String>> ONLY_USED_BY =
      Map.ofEntries(
          entry("org.apache.lucene", Set.of("french", "lexicon", "lucene", "opensearch")),
          entry("io.javalin", Set.of("web", "api", "algolia", "assistant", "http", "site")),
          entry("io.modelcontextprotocol", Set.of("assistant")),
          entry("reactor", Set.of("assistant")),
          entry("org.eclipse.jetty", Set.of("web", "http", "alert")),
          entry("jakarta.mail", Set.of("alert")),
          entry("jakarta.servlet", Set.of("web", "http")),
          entry("io.micrometer", Set.of("http")),
          entry("gg.jte", Set.of("site")),
          entry("com.fasterxml.jackson.dataformat.csv", Set.of("exchange")),
          entry(
              "org.yaml.snakeyaml",
              Set.of("reading", "lexicon", "rule", "catalogue", "exchange", "alert", "cli")),
          entry("picocli", Set.of("cli")),
          entry("me.tongfei.progressbar", Set.of("cli")));

  /** Names that say nothing about what a room holds. */
  private static final Pattern NOT_A_ROOM =
      Pattern.compile("\\.(utils?|commons?|helpers?|managers?|impl|misc)(\\.|$)");

  private static final ImportOption NOT_A_TEST = location -> !location.contains("/test-classes/");

  private static final JavaClasses CLASSES =
      new ClassFileImporter().withImportOption(NOT_A_TEST).importPackages(OURS);

  static Stream<String> rooms() {
    return MAY_LOOK_INTO.keySet().stream().sorted();
  }

  static Stream<String> libraries() {
    return ONLY_USED_BY.keySet().stream().sorted();
  }

  @Test
  void thereAreClassesToCheck() {
    assertThat(CLASSES).isNotEmpty();
  }

  @Test
  void everyPackageIsARoomOfTheTable() {
    assertThat(existingPackages())
        .allSatisfy(name -> assertThat(MAY_LOOK_INTO).containsKey(roomOf(name)));
  }

  @Test
  void noRoomIsNamedAfterNothing() {
    assertThat(existingPackages()).noneMatch(NOT_A_ROOM.asPredicate());
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void aRoomLooksOnlyIntoTheRoomsItMay(String room) {
    String[] seen =
        Stream.concat(Stream.of(room), visibleFrom(room).stream())
            .map(RoomsTest::packageOf)
            .toArray(String[]::new);
    classes()
        .that(resideInAPackage(packageOf(room)))
        .should()
        .onlyDependOnClassesThat(resideOutsideOfPackage(OURS + "..").or(resideInAnyPackage(seen)))
        .because(room + " may look into " + visibleFrom(room))
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void theTableItselfHasNoCircle() {
    assertThat(MAY_LOOK_INTO.keySet())
        .allSatisfy(room -> assertThat(visibleFrom(room)).doesNotContain(room));
  }

  @Test
  void noTwoRoomsLookIntoEachOther() {
    slices().matching(OURS + ".(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void aLibraryStaysInItsRooms(String library) {
    String[] users =
        ONLY_USED_BY.getOrDefault(library, Set.of()).stream()
            .map(room -> packageOf(room) + "..")
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideOutsideOfPackages(users)
        .should()
        .dependOnClassesThat(resideInAPackage(library + ".."))
        .because("only " + ONLY_USED_BY.get(library) + " may use " + library)
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void outsideItsRoomsOnlyTheLuceneEngineIsUsed() {
    noClasses()
        .that()
        .resideOutsideOfPackages(packageOf("lucene") + "..", packageOf("opensearch"))
        .should()
        .dependOnClassesThat(
            resideInAPackage(packageOf("lucene") + "..")
                .and(not(nameMatching(".*\\.LuceneEngine"))))
        .check(CLASSES);
  }

  @Test
  void aPostingNeedsOnlyTheJdk() {
    classes()
        .that(resideInAPackage(packageOf("posting")))
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(packageOf("posting"), "java..", "org.jspecify.annotations"))
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void everyPackageRefusesNullUnlessItSaysOtherwise() {
    assertThat(existingPackages())
        .allSatisfy(name ->
            assertThat(CLASSES.getPackage(name).tryGetPackageInfo())
                .as("package-info.java of %s", name)
                .hasValueSatisfying(
                    info -> assertThat(info.isAnnotatedWith(NullMarked.class)).isTrue()));
  }

  /**
   * Requests are read as JSON in one place, which limits their depth. Answers of a cluster,
   * imported files, catalogues of startups and our own file of alerts are read elsewhere; the SDK
   * reads the messages of assistants.
   */
  @Test
  @Tag("H8")
  void jsonOfRequestsIsReadInOnePlace() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            packageOf("opensearch") + "..",
            packageOf("catalogue"),
            packageOf("exchange"),
            packageOf("alert"))
        .and()
        .areNotAssignableTo(Json.class)
        .should()
        .callMethodWhere(
            target(owner(resideInAPackage("com.fasterxml.jackson..")))
                .and(
                    target(nameMatching("(read|create(NonBlocking)?\\w*Parser|convert|update).*"))))
        .check(CLASSES);
  }

  /** An interrupt during Lucene I/O closes the channel for every thread. */
  @Test
  @Tag("I17")
  void nobodyInterruptsAThread() {
    noClasses().should().callMethod(Thread.class, "interrupt").check(CLASSES);
  }

  private static Set<String> existingPackages() {
    var names = new TreeSet<String>();
    CLASSES.stream().map(JavaClass::getPackage).map(JavaPackage::getName).forEach(names::add);
    return names;
  }

  /** The room's package: {@code fr.denicheur.lucene.index}. */
  private static String packageOf(String room) {
    return OURS + "." + room;
  }

  /** The room that a package is, {@code lucene.index} for {@code fr.denicheur.lucene.index}. */
  private static String roomOf(String packageName) {
    return packageName.substring(OURS.length() + 1);
  }

  /** The rooms that {@code room} may look into, and those that these see, and so on. */
  private static Set<String> visibleFrom(String room) {
    var seen = new TreeSet<String>();
    addVisibleFrom(room, seen);
    return seen;
  }

  private static void addVisibleFrom(String room, Set<String> seen) {
    for (String next : MAY_LOOK_INTO.getOrDefault(room, Set.of())) {
      if (seen.add(next)) {
        addVisibleFrom(next, seen);
      }
    }
  }
}
