package fr.denicheur.posting;

import java.util.Locale;

/** A kind of contract that a posting offers. */
public enum Contract {
  FREELANCE("Freelance"),
  CDI("CDI"),
  CDD("CDD"),
  FONCTIONNAIRE("Fonctionnaire"),
  STAGE("Stage"),
  ALTERNANCE("Alternance"),
  BENEVOLAT("Bénévolat");

  private final String label;

  Contract(String label) {
    this.label = label;
  }

  /** The value in URLs, JSON and resource files: lower case, without accents. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The name shown to people, in French. */
  public String label() {
    return label;
  }
}
