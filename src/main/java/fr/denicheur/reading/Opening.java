package fr.denicheur.reading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides by the fields of a front matter whether candidates may still apply. Fields may contradict
 * each other. A posting is open only if at least one field says open and none says closed, so that
 * no closed posting looks open.
 */
final class Opening {
  private static final List<String> OPENING = List.of("open", "post_ouvert", "poste_ouvert");
  private static final String FILLED = "poste_pourvu";
  private static final List<String> CLOSING = List.of("poste_ferme", FILLED);
  private static final String UNPUBLISHED = "depublication_date";

  /** All fields that say whether a posting is open. */
  static final Set<String> KEYS =
      Stream.of(OPENING, CLOSING, List.of(UNPUBLISHED))
          .flatMap(List::stream)
          .collect(Collectors.toUnmodifiableSet());

  private enum Says {
    OPEN,
    CLOSED,
    /** Closed, because the job is taken. */
    FILLED,
    NOTHING;

    boolean closes() {
      return this == CLOSED || this == FILLED;
    }
  }

  /** What a field says before a day, and from it on; without a day, always {@code after}. */
  private record Claim(Field field, Says before, Says after, @Nullable LocalDate day) {
    Says on(LocalDate today) {
      return day != null && today.isBefore(day) ? before : after;
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
  static Opening of(FrontMatter frontMatter, @Nullable LocalDate unpublished, Findings findings) {
    Opening opening = new Opening(frontMatter, findings);
    OPENING.forEach(key -> opening.read(key, Says.OPEN, Says.CLOSED));
    opening.read("poste_ferme", Says.CLOSED, Says.OPEN);
    opening.read(FILLED, Says.FILLED, Says.OPEN);
    if (unpublished != null) {
      Field field = frontMatter.field(UNPUBLISHED).orElseThrow();
      opening.claims.add(new Claim(field, Says.NOTHING, Says.CLOSED, unpublished));
    }
    return opening;
  }

  /** Whether candidates may apply on this day. */
  boolean on(LocalDate today) {
    return claims.stream().anyMatch(claim -> claim.on(today) == Says.OPEN)
        && claims.stream().noneMatch(claim -> claim.on(today).closes());
  }

  /** Whether the author says on this day that the job is taken. */
  boolean isFilled(LocalDate today) {
    return claims.stream().anyMatch(claim -> claim.on(today) == Says.FILLED);
  }

  /** Returns the next day on which the posting opens or closes, if there is one. */
  Optional<LocalDate> changesAfter(LocalDate today) {
    return claims.stream()
        .map(Claim::day)
        .filter(Objects::nonNull)
        .filter(day -> day.isAfter(today) && on(day) != on(today))
        .min(Comparator.naturalOrder());
  }

  /** Lists a field that says open on every day while another says closed. */
  void reportContradiction(LocalDate today) {
    Optional<Claim> open =
        first(says -> says == Says.OPEN, today).filter(claim -> claim.day() == null);
    Optional<Claim> closed = first(Says::closes, today);
    if (open.isPresent() && closed.isPresent()) {
      Field says = open.get().field();
      Field but = closed.get().field();
      findings.add(Rule.OPEN_CONTRADICTION, says, "", says.key(), but.key(), but.line());
    }
  }

  private void read(String key, Says whenTrue, Says whenFalse) {
    Optional<String> written = frontMatter.fact(key).filter(text -> !Day.isNull(text));
    Optional<Field> field = frontMatter.field(key);
    if (written.isPresent() && field.isPresent()) {
      claims.add(claim(field.get(), written.get(), whenTrue, whenFalse));
    } else if (field.filter(found -> !(found.value() instanceof Field.Text)).isPresent()) {
      claims.add(new Claim(field.get(), Says.CLOSED, Says.CLOSED, null)); // unclear, so closed
    }
  }

  private Claim claim(Field field, String written, Says whenTrue, Says whenFalse) {
    Optional<Boolean> truth = truth(written);
    if (truth.isPresent()) {
      return new Claim(field, whenFalse, truth.get() ? whenTrue : whenFalse, null);
    }
    Optional<LocalDate> day =
        field.key().equals("open")
            ? Optional.empty()
            : new Day(frontMatter, findings).of(field, written);
    if (day.isPresent()) {
      return new Claim(field, whenFalse, whenTrue, day.get());
    }
    findings.add(Rule.BOOLEAN_NOT_UNDERSTOOD, field, written, field.key(), "« fermée »");
    return new Claim(field, Says.CLOSED, Says.CLOSED, null);
  }

  /** Returns yes or no, in the ways that people write them. */
  static Optional<Boolean> truth(String written) {
    return switch (written.toLowerCase(Locale.ROOT)) {
      case "true", "oui", "yes", "vrai" -> Optional.of(true);
      case "false", "non", "no", "faux" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private Optional<Claim> first(Predicate<Says> what, LocalDate today) {
    return claims.stream()
        .filter(claim -> what.test(claim.on(today)))
        .min(Comparator.comparing(claim -> claim.day() != null));
  }
}
