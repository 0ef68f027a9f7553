package fr.denicheur.query;

import java.util.Locale;
import java.util.Set;

/** What an engine does for a search beyond finding and ranking. */
public enum Feature {
  /** Looks for other spellings if the words seem misspelt. */
  TYPOS,
  /** Takes the last word for a beginning if nothing follows it. */
  PREFIX("last", "none"),
  /**
   * Takes near-duplicates for one posting: their newest open version, or their newest if none is
   * open. Its words and facts alone count.
   */
  COLLAPSE,
  /** Cuts excerpts and marks the matching words in them. */
  HIGHLIGHT,
  /** Says of each hit why it was found. */
  EXPLAIN,
  /** Counts what {@link SearchQuery#counting} names: usually the values of every facet. */
  FACETS;

  /** What a search does unless the client says otherwise. */
  public static final Set<Feature> USUAL = Set.of(TYPOS, COLLAPSE, HIGHLIGHT, FACETS, PREFIX);

  /** Ranking alone: every posting is a hit of its own, without counts or excerpts. */
  public static final Set<Feature> PLAIN = Set.of();

  private final String on;
  private final String off;

  Feature() {
    this("on", "off");
  }

  Feature(String on, String off) {
    this.on = on;
    this.off = off;
  }

  /** The value in URLs that asks for it. */
  public String on() {
    return on;
  }

  /** The value in URLs that does without it. */
  public String off() {
    return off;
  }

  /** The name in URLs: lower case. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
