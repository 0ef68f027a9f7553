package fr.denicheur.catalogue;

import java.nio.file.Path;

/** No startup can be read from a file; the message says why. */
public final class UnusableCatalogueException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnusableCatalogueException(Path path, String message) {
    super("the startups of " + path + " cannot be used: " + message);
  }
}
