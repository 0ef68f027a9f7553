package fr.denicheur.posting;

import java.util.Arrays;
import java.util.Optional;

/** The trade a posting recruits for, in twelve families that candidates can choose from. */
public enum RoleFamily {
  DEVELOPPEMENT("developpement", "Développement"),
  INFRASTRUCTURE("infrastructure", "Infrastructure et exploitation"),
  DATA("data", "Données"),
  DESIGN("design", "Design"),
  PRODUIT("produit", "Produit"),
  DEPLOIEMENT("deploiement", "Déploiement"),
  COMMUNICATION("communication", "Communication"),
  SUPPORT("support", "Support et relation usagers"),
  COACHING("coaching", "Coaching"),
  GESTION("gestion", "Gestion de projet et direction"),
  INTRAPRENEURIAT("intrapreneuriat", "Intrapreneuriat"),
  AUTRE("autre", "Autre métier");

  private final String id;
  private final String label;

  RoleFamily(String id, String label) {
    this.id = id;
    this.label = label;
  }

  /** The value in URLs, JSON and resource files: lower case, without accents. */
  public String id() {
    return id;
  }

  /** The name shown to people, in French. */
  public String label() {
    return label;
  }

  /** Returns the family with this {@link #id()}, if there is one. */
  public static Optional<RoleFamily> withId(String id) {
    return Arrays.stream(values()).filter(family -> family.id.equals(id)).findFirst();
  }
}
