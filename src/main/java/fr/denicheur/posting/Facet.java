package fr.denicheur.posting;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** A property of postings by which results are counted and filtered, such as role or month. */
public enum Facet {
  /** The trade that the posting recruits for. */
  ROLE(Kind.CHOICE),
  /** The product that recruits. */
  STARTUP(Kind.SLUG),
  /** Whether candidates may still apply. */
  OPEN(Kind.FLAG),
  /** The month of the posting's date. */
  MONTH(Kind.PERIOD),
  /** Whether beginners are welcome. */
  JUNIOR(Kind.MENTION),
  /** The contracts that are offered. */
  CONTRACT(Kind.CHOICE),
  /** How much of the work may be done from home. */
  REMOTE(Kind.CHOICE),
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

  private final Kind kind;

  Facet(Kind kind) {
    this.kind = kind;
  }

  /** The kind of its values. */
  public Kind kind() {
    return kind;
  }

  /** The name in URLs and JSON: lower case. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the labels of all values of a choice by value, in their order; else nothing. */
  public Map<String, String> choices() {
    Map<String, String> choices = new LinkedHashMap<>();
    switch (this) {
      case ROLE -> Stream.of(RoleFamily.values()).forEach(v -> choices.put(v.id(), v.label()));
      case CONTRACT -> Stream.of(Contract.values()).forEach(v -> choices.put(v.id(), v.label()));
      case REMOTE -> Stream.of(Remote.values()).forEach(v -> choices.put(v.id(), v.label()));
      default -> {}
    }
    return Collections.unmodifiableMap(choices);
  }

  /** Returns a name as this facet folds it. {@code C#} and {@code C} are two technologies. */
  public String slugOf(String name) {
    return Startup.slugOf(this == TECHNO ? name.replace("#", "sharp") : name);
  }

  /** Returns the values of a posting; none for a startup or a date that is unknown. */
  public List<String> values(Summary posting) {
    return switch (this) {
      case ROLE -> List.of(posting.family().id());
      case STARTUP -> Stream.ofNullable(posting.startup()).map(Startup::slug).toList();
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
}
