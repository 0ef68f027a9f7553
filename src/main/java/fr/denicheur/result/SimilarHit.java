package fr.denicheur.result;

import java.util.List;

/**
 * A posting that resembles another.
 *
 * @param hit the posting
 * @param shared the words that make it similar, the most particular first, as they are written
 */
public record SimilarHit(Hit hit, List<String> shared) {
  public SimilarHit {
    shared = List.copyOf(shared);
  }
}
