package fr.denicheur.posting;

import java.util.Locale;

/** How much of the work may be done from home. */
public enum Remote {
  /** All of it: no presence is asked. */
  FULL("Télétravail complet"),
  /** A part of it: some presence is asked, or telework is only possible. */
  PARTIAL("Télétravail partiel"),
  /** Nothing of it. */
  NONE("Sans télétravail");

  private final String label;

  Remote(String label) {
    this.label = label;
  }

  /** The value in URLs, JSON and resource files: lower case. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The name shown to people, in French. */
  public String label() {
    return label;
  }
}
