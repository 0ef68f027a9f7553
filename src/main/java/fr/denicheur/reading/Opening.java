package fr.denicheur.reading;

import fr.denicheur.reading.text.CleanText;
import fr.denicheur.reading.text.MarkdownText;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides by the fields of a front matter, the title and the first line of the text whether
 * candidates may still apply. They may contradict each other. A posting is open only if at least
 * one field says open and none says closed, so that no closed posting looks open.
 */
final class Opening {
  private static final List<String> OPENING = List.of("open", "post_ouvert", "poste_ouvert");
  private static final String FILLED = "poste_pourvu";
  private static final List<String> CLOSING = List.of("poste_ferme", FILLED);

  /** Fields that only close a posting: one that is not archived need not be open. */
  private static final List<String> PAST = List.of("expired", "archived");

  /** Fields that hold a title. */
  private static final Set<String> TITLES = Set.of("title", "roles", "role", "titles");

  /** Lines in which the first words of a text stand. */
  private static final int FIRST_LINES = 30;

  /** Fields that hold the moment at which a posting closes. */
  private static final List<String> ENDS =
      List.of(
          "depublication_date",
          "expirydate",
          "expires",
          "validthrough",
          "date_limite",
          "deadline",
          "closing_date",
          "date_fin",
          "date_cloture",
          "candidater_avant");

  /** All fields that say whether a posting is open. */
  static final Set<String> KEYS =
      Stream.of(OPENING, CLOSING, PAST, ENDS)
          .flatMap(List::stream)
          .collect(Collectors.toUnmodifiableSet());

  /** What a field says before a moment, and from it on; without one, always {@code after}. */
  private record Claim(Field field, Says before, Says after, @Nullable Instant moment) {
    static Claim always(Field field, Says says) {
      return new Claim(field, says, says, null);
    }

    Says at(Instant now) {
      return moment != null && now.isBefore(moment) ? before : after;
    }
  }

  private final FrontMatter frontMatter;
  private final Findings findings;
  private final List<Claim> claims = new ArrayList<>();

  private Opening(FrontMatter frontMatter, Findings findings) {
    this.frontMatter = frontMatter;
    this.findings = findings;
  }

  /** Reads the fields of a front matter, and lists those that are unclear. */
  static Opening of(FrontMatter frontMatter, Findings findings) {
    Opening opening = new Opening(frontMatter, findings);
    OPENING.forEach(key -> opening.read(key, Says.OPEN, Says.CLOSED));
    opening.read("poste_ferme", Says.CLOSED, Says.OPEN);
    opening.read(FILLED, Says.FILLED, Says.OPEN);
    PAST.forEach(key -> opening.read(key, Says.CLOSED, Says.NOTHING));
    ENDS.forEach(opening::readEnd);
    opening.readStates();
    opening.readTitles();
    return opening;
  }

  /** Whether candidates may apply now. */
  boolean at(Instant now) {
    return claims.stream().anyMatch(claim -> claim.at(now) == Says.OPEN)
        && claims.stream().noneMatch(claim -> claim.at(now).closes());
  }

  /** Whether the author says that the posting is open or closed. */
  boolean isSaid() {
    return claims.stream()
        .anyMatch(claim -> claim.moment() != null || claim.after() != Says.NOTHING);
  }

  /** Whether the author says now that the job is taken. */
  boolean isFilled(Instant now) {
    return claims.stream().anyMatch(claim -> claim.at(now) == Says.FILLED);
  }

  /** Returns the next moment at which the posting opens or closes, if there is one. */
  Optional<Instant> changesAfter(Instant now) {
    return claims.stream()
        .map(Claim::moment)
        .filter(Objects::nonNull)
        .filter(moment -> moment.isAfter(now) && at(moment) != at(now))
        .min(Comparator.naturalOrder());
  }

  /** Returns the last day on which candidates may apply, if the author gives one. */
  Optional<LocalDate> lastDay() {
    return claims.stream()
        .filter(claim -> claim.after().closes())
        .map(Claim::moment)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .map(end -> LocalDate.ofInstant(end.minusNanos(1), Day.ZONE));
  }

  /**
   * Lists a field that says open while another says closed. A date that has come is no
   * contradiction: it is how a posting expires. Nor is a job that is closed and not taken.
   */
  void reportContradiction() {
    Optional<Claim> open =
        undated(claim -> claim.after() == Says.OPEN && OPENING.contains(claim.field().key()));
    Optional<Claim> closed = undated(claim -> claim.after().closes());
    if (open.isPresent() && closed.isPresent()) {
      Field says = open.get().field();
      Field but = closed.get().field();
      findings.add(Rule.OPEN_CONTRADICTION, says, "", says.written(), but.written(), but.line());
    }
  }

  private void readEnd(String key) {
    new Day(frontMatter, findings)
        .moment(key, true)
        .map(end -> new Claim(frontMatter.field(key).orElseThrow(), Says.NOTHING, Says.CLOSED, end))
        .ifPresent(claims::add);
  }

  /** Reads the fields that hold a state in words. Those with other words stay text. */
  private void readStates() {
    Function<Field, Says> state = field -> Says.ofState(CleanText.line(field.value().shown()));
    frontMatter
        .understood(field -> Keys.isState(field.key()) && state.apply(field) != Says.NOTHING)
        .forEach(field -> claims.add(Claim.always(field, state.apply(field))));
  }

  /** Reads what a title says about its own posting. Of several roles, all must say so. */
  private void readTitles() {
    frontMatter
        .understood(field -> TITLES.contains(field.key()) && titleSays(field).closes())
        .forEach(field -> claims.add(Claim.always(field, titleSays(field))));
  }

  private static Says titleSays(Field field) {
    List<String> titles =
        field.value() instanceof Field.Items list ? list.items() : List.of(field.value().shown());
    List<Says> says = titles.stream().map(Says::ofTitle).toList();
    return !says.isEmpty() && says.stream().allMatch(Says::closes) ? says.getFirst() : Says.NOTHING;
  }

  /** Reads what the first line of the text says, or the line below a heading that comes first. */
  void readText(MarkdownText text, String plain, PostingFile file) {
    List<String> first = plain.lines().limit(2).toList();
    if (first.isEmpty()) {
      return;
    }
    boolean isHeading = text.firstHeading().filter(first.getFirst()::equals).isPresent();
    if (isHeading) {
      readText(Says.ofTitle(first.getFirst()), first.getFirst(), file);
    }
    readText(isHeading ? first.getLast() : first.getFirst(), file);
  }

  /** Reads a line of plain text, which may join several lines of the file. */
  private void readText(String line, PostingFile file) {
    String words = Says.words(line);
    String written =
        linesOf(file)
            .filter(one -> Says.ofLine(one).closes() && words.startsWith(Says.words(one)))
            .findFirst()
            .orElse(line);
    readText(Says.ofLine(written), written, file);
  }

  private void readText(Says says, String written, PostingFile file) {
    if (says.closes()) {
      List<String> lines = linesOf(file).toList();
      int line =
          IntStream.range(0, lines.size())
              .filter(i -> lines.get(i).contains(written))
              .findFirst()
              .orElse(0);
      Field field = new Field("texte", file.bodyLine() + line, 1, new Field.Text(written));
      claims.add(Claim.always(field, says));
    }
  }

  private static Stream<String> linesOf(PostingFile file) {
    return file.body().lines().limit(FIRST_LINES);
  }

  private void read(String key, Says whenTrue, Says whenFalse) {
    Optional<String> written = frontMatter.fact(key).filter(text -> !Day.isNull(text));
    Optional<Field> field = frontMatter.field(key);
    if (written.isPresent() && field.isPresent()) {
      claims.add(claim(field.get(), written.get(), whenTrue, whenFalse));
    } else if (field.filter(found -> !(found.value() instanceof Field.Text)).isPresent()) {
      claims.add(Claim.always(field.get(), Says.CLOSED)); // unclear, so closed
    }
  }

  private Claim claim(Field field, String written, Says whenTrue, Says whenFalse) {
    Says state = Says.ofState(written);
    if (state != Says.NOTHING) {
      return Claim.always(field, state);
    }
    Optional<Boolean> truth = clearTruth(written);
    if (truth.isPresent()) {
      return new Claim(field, whenFalse, truth.get() ? whenTrue : whenFalse, null);
    }
    Optional<Instant> moment =
        field.key().equals("open")
            ? Optional.empty()
            : new Day(frontMatter, findings).moment(field, written, whenTrue.closes());
    if (moment.isPresent()) {
      return new Claim(field, whenFalse, whenTrue, moment.get());
    }
    findings.add(Rule.BOOLEAN_NOT_UNDERSTOOD, field, written, field.written(), "« fermée »");
    return Claim.always(field, Says.CLOSED);
  }

  /** Returns yes or no, also with quotes or punctuation around it, or as 1 or 0. */
  static Optional<Boolean> clearTruth(String written) {
    String typed = Field.typed(written);
    return switch (typed) {
      case "1" -> Optional.of(true);
      case "0" -> Optional.of(false);
      default -> truth(typed);
    };
  }

  /** Returns yes or no, in the ways that people write them. */
  static Optional<Boolean> truth(String written) {
    return switch (written.toLowerCase(Locale.ROOT)) {
      case "true", "oui", "yes", "vrai" -> Optional.of(true);
      case "false", "non", "no", "faux" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private Optional<Claim> undated(Predicate<Claim> what) {
    return claims.stream().filter(claim -> claim.moment() == null && what.test(claim)).findFirst();
  }
}
