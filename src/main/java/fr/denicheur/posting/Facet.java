package fr.denicheur.posting;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A property of postings by which answers are counted and narrowed. */
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

  /** The form of a facet's values: how they are checked, counted and shown follows from it. */
  public enum Kind {
    /** The id of a {@link RoleFamily}. */
    FAMILY,
    /** A name as {@link Startup#slugOf} folds it. */
    SLUG,
    /** {@code true} or {@code false}; authors say either. */
    FLAG,
    /** A month as a {@link Period}; a filter may also name a year, which means all its months. */
    PERIOD,
    /**
     * {@code true} or {@code false}, but authors only ever say {@code true}. The other value is not
     * counted, and a filter takes one of the two.
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
