package fr.denicheur.alert;

import fr.denicheur.posting.Summary;
import java.util.List;

/**
 * A message to the receiver of one alert.
 *
 * @param key the same at every attempt
 * @param postings at least one
 * @param unsubscribe the address at which the receiver stops the alert
 */
record Message(Alert alert, String key, List<Summary> postings, String unsubscribe) {
  Message {
    postings = List.copyOf(postings);
  }
}
