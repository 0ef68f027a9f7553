package fr.denicheur.site;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The setting that says in which language pages are shown; postings stay as they are. */
public enum Language {
  /** English to readers whose browser prefers it to French, otherwise French. */
  AUTO,
  /** French. */
  FR,
  /** English. */
  EN;

  /** The value of the setting. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the language with this {@link #id()}, if there is one. */
  public static Optional<Language> withId(String id) {
    return Arrays.stream(values()).filter(language -> language.id().equals(id)).findFirst();
  }
}
