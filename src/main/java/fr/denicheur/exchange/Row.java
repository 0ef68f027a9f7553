package fr.denicheur.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * One row of a file: of a CSV file, all fields are texts.
 *
 * @param line the line in which it begins, from 1
 * @param fields an object; any other value is no row that can be read
 */
record Row(int line, JsonNode fields) {
  /**
   * Returns the values at a path, each one a text, a number, a boolean or an object.
   *
   * @param path the name of a field, or names with dots between them: {@code
   *     jobLocation.address.addressLocality}; of a list, the values of all its items
   */
  List<JsonNode> at(String path) {
    return Paths.at(fields, path);
  }
}
