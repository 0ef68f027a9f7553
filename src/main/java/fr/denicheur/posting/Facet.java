package fr.denicheur.posting;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A property of postings by which results are counted and filtered, such as role or month. */
public enum Facet {
  /** The trade that the posting recruits for. */
  ROLE(labels(RoleFamily.values(), RoleFamily::id, RoleFamily::label)),
  /** The product that recruits. */
  STARTUP(Kind.SLUG),
  /** The incubators of that product; known from a catalogue alone. */
  INCUBATOR(Kind.SLUG),
  /** The themes of that product; known from a catalogue alone. */
  THEME(Kind.SLUG),
  /** Whether candidates may still apply. */
  OPEN(Kind.FLAG),
  /** The month of the posting's date. */
  MONTH(Kind.PERIOD),
  /** Whether beginners are welcome. */
  JUNIOR(Kind.MENTION),
  /** The contracts that are offered. */
  CONTRACT(labels(Contract.values(), Contract::id, Contract::label)),
  /** How much of the work may be done from home. */
  REMOTE(labels(Remote.values(), Remote::id, Remote::label)),
  /** The towns where the work is done. */
  PLACE(Kind.SLUG),
  /** The languages and tools that are used. */
  TECHNO(Kind.SLUG);

  /** The type of a facet's values; it decides how they are checked, counted and shown. */
  public enum Kind {
    /** One of a few values, which {@link Facet#choices} names. */
    CHOICE,
    /** A slug, as {@link Facet#slugOf} returns it; postings may name any. */
    SLUG,
    /** {@code true} or {@code false}; authors write both. */
    FLAG,
    /** A month as a {@link Period}; a filter may also name a year, which means all its months. */
    PERIOD,
    /**
     * {@code true} or {@code false}, but authors write only {@code true}. {@code false} is not
     * counted, and a filter accepts one value only.
     */
    MENTION
  }

  /** Labels of flags by facet and value. */
  private static final Map<String, String> LABELS =
      Map.of(
          "open=true", "Ouverte",
          "open=false", "Fermée",
          "junior=true", "Ouverte aux débutants",
          "junior=false", "Sans mention des débutants");

  private final Kind kind;

  @SuppressWarnings("ImmutableEnumChecker") // labels() makes it unmodifiable
  private final Map<String, String> choices;

  Facet(Kind kind) {
    this.kind = kind;
    this.choices = Map.of();
  }

  Facet(Map<String, String> choices) {
    this.kind = Kind.CHOICE;
    this.choices = choices;
  }

  /** The kind of its values. */
  public Kind kind() {
    return kind;
  }

  /** The name in URLs and JSON: lower case. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The labels of all values of a choice by value, in their order; empty for other kinds. */
  public Map<String, String> choices() {
    return choices;
  }

  /** Whether only a catalogue of startups gives its values. Without one it is not shown. */
  public boolean isOfCatalogue() {
    return this == INCUBATOR || this == THEME;
  }

  private static <T> Map<String, String> labels(
      T[] values, Function<T, String> id, Function<T, String> label) {
    Map<String, String> labels = new LinkedHashMap<>();
    for (T value : values) {
      labels.put(id.apply(value), label.apply(value));
    }
    return Collections.unmodifiableMap(labels);
  }

  /**
   * Returns what to show for a value, in French.
   *
   * @param name how most authors write the value; {@code null} if it is no folded name
   */
  public String label(String value, @Nullable String name) {
    String written = name == null ? value : name;
    return switch (kind) {
      case CHOICE -> choices.getOrDefault(value, written);
      case PERIOD -> new Period(value).label();
      case SLUG -> written;
      case FLAG, MENTION -> LABELS.getOrDefault(id() + "=" + value, written);
    };
  }

  /** Returns a name as this facet folds it. {@code C#} and {@code C} are two technologies. */
  public String slugOf(String name) {
    return Startup.slugOf(this == TECHNO ? name.replace("#", "sharp") : name);
  }

  /** Returns the values of a posting; none for what is not known of it. */
  public List<String> values(Summary posting) {
    return switch (this) {
      case ROLE -> List.of(posting.family().id());
      case STARTUP -> Stream.ofNullable(posting.startup()).map(Startup::slug).toList();
      case INCUBATOR -> tags(posting, Startup::incubators);
      case THEME -> tags(posting, Startup::themes);
      case OPEN -> List.of(Boolean.toString(posting.open()));
      case MONTH ->
          Stream.ofNullable(posting.date()).map(Period::monthOf).map(Period::value).toList();
      case JUNIOR -> List.of(Boolean.toString(posting.junior()));
      case CONTRACT -> posting.conditions().values(Condition.Kind.CONTRACT);
      case REMOTE -> posting.conditions().values(Condition.Kind.REMOTE);
      case PLACE -> posting.conditions().values(Condition.Kind.PLACE);
      case TECHNO -> posting.conditions().values(Condition.Kind.TECHNO);
    };
  }

  private static List<String> tags(Summary posting, Function<Startup, List<Startup.Tag>> kind) {
    Startup startup = posting.startup();
    return startup == null
        ? List.of()
        : kind.apply(startup).stream().map(Startup.Tag::slug).toList();
  }
}
