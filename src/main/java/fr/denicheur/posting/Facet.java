package fr.denicheur.posting;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A property of postings by which results are counted and filtered, such as role or month. */
public enum Facet {
  /** The trade that the posting recruits for. */
  ROLE(Kind.FAMILY),
  /** The product that recruits. */
  STARTUP(Kind.SLUG),
  /** Whether candidates may still apply. */
  OPEN(Kind.FLAG),
  /** The month of the posting's date. */
  MONTH(Kind.PERIOD),
  /** Whether beginners are welcome. */
  JUNIOR(Kind.MENTION);

  /** The type of a facet's values; it decides how they are checked, counted and shown. */
  public enum Kind {
    /** The id of a {@link RoleFamily}. */
    FAMILY,
    /** A slug, as {@link Startup#slugOf} returns it. */
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

  /** Returns the values of a posting; none for a startup or a date that is unknown. */
  public List<String> values(Summary posting) {
    return switch (this) {
      case ROLE -> List.of(posting.family().id());
      case STARTUP -> Stream.ofNullable(posting.startup()).map(Startup::slug).toList();
      case OPEN -> List.of(Boolean.toString(posting.open()));
      case MONTH ->
          Stream.ofNullable(posting.date()).map(Period::monthOf).map(Period::value).toList();
      case JUNIOR -> List.of(Boolean.toString(posting.junior()));
    };
  }
}
