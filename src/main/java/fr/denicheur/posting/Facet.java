package fr.denicheur.posting;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A property of postings by which answers are counted and narrowed. */
public enum Facet {
  /** The {@link RoleFamily}, by its id. */
  ROLE,
  /** The {@link Startup}, by its slug. */
  STARTUP,
  /** Whether candidates may still apply: {@code true} or {@code false}. */
  OPEN,
  /**
   * The month of the posting's date, {@code 2021-12}; a year, {@code 2021}, means all its months.
   */
  MONTH,
  /** Whether beginners are welcome: {@code true} or {@code false}. */
  JUNIOR;

  /** The name in URLs and JSON: lower case. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the facet with this {@link #id()}, if there is one. */
  public static Optional<Facet> withId(String id) {
    return Arrays.stream(values()).filter(facet -> facet.id().equals(id)).findFirst();
  }
}
