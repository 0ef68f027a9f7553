package fr.denicheur.algolia;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.denicheur.query.SearchQuery;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What one search of the engine answers together is what each request gets alone. */
class SearchBatchTest {
  private static final List<String> TYPED =
      List.of("", "infirmière", "infirmère de nuit", "dév -design", "licorne bleue");

  private static final List<String> COUNTED =
      List.of("roles", "open", "startup", "month.lvl0", "techno", "date", "*");

  @TempDir private static Path folder;

  private static Wire wire;

  @BeforeAll
  static void start() throws Exception {
    wire = new Wire(folder);
  }

  @AfterAll
  static void stop() throws Exception {
    wire.close();
  }

  /** Each part of the filters is left out once. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "['roles:developpement']",
        "['roles:developpement','roles:design'] ['open:true']",
        "'roles:developpement' ['open:false'] ['startup:lapins']",
        "'roles:-design' ['month.lvl0:2021','month.lvl0:2022']",
        "['roles:-design','open:true'] 'date:1'",
        "['month.lvl1:2021 > 05'] ['techno:java','techno:python'] ['remote:full','open:true']",
        "'open:true' 'open:false'",
        "['open:true'] ['open:true']",
        "['startup:inconnue'] ['open:true']"
      })
  void requestsOfABatchAreAnsweredAsAlone(String filters) throws Exception {
    List<String> parts = List.of(filters.split(" (?=['\\[])"));
    Iterator<String> counted = Stream.generate(COUNTED::stream).flatMap(all -> all).iterator();
    for (String typed : TYPED) {
      List<String> requests = new ArrayList<>();
      requests.add(request(typed, parts, "'hitsPerPage':3,'facets':['*'],'maxValuesPerFacet':5"));
      for (String part : parts) {
        List<String> rest = new ArrayList<>(parts);
        rest.remove(part);
        requests.add(request(typed, rest, "'hitsPerPage':0,'facets':'" + counted.next() + "'"));
      }
      List<JsonNode> alone = new ArrayList<>();
      for (String request : requests) {
        alone.add(timeless(wire.search(request)));
      }
      assertThat(wire.searches(String.join(",", requests)))
          .map(SearchBatchTest::timeless)
          .isEqualTo(alone);
    }
  }

  private static String request(String typed, List<String> filters, String more) {
    return "{'indexName':'jobs','query':'"
        + typed
        + "','facetFilters':["
        + String.join(",", filters)
        + "],'numericFilters':['date>=1500000000'],"
        + more
        + "}";
  }

  private static JsonNode timeless(JsonNode result) {
    return ((ObjectNode) result).without("processingTimeMS");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "true | 'hitsPerPage':0,'facets':'open','facetFilters':[['roles:design']]",
        "true | 'hitsPerPage':0,'facets':'roles','facetFilters':['open:true'],'analytics':false",
        "true | 'hitsPerPage':0,'facets':'roles','filters':'open:true'",
        "false | 'hitsPerPage':0,'facets':'roles'",
        "false | 'hitsPerPage':0,'facets':'roles','facetFilters':['open:true','roles:design']",
        "false | 'hitsPerPage':0,'facets':'roles','facetFilters':['open:false']",
        "false | 'hitsPerPage':0,'facetFilters':['open:true']",
        "false | 'hitsPerPage':1,'facets':'roles','facetFilters':['open:true']",
        "false | 'hitsPerPage':0,'facets':'roles','facetFilters':['open:true'],'query':'b'",
        "false | 'hitsPerPage':0,'facets':'roles','facetFilters':['open:true'],'queryType':'prefixNone'"
      })
  void countsWithOnePartOfTheFiltersLeftOutAreFoundWithTheHits(boolean isTogether, String fields)
      throws Exception {
    SearchQuery both = search("'facetFilters':[['roles:design'],['open:true']]");
    assertThat(search(fields).widens(both)).isEqualTo(isTogether);
  }

  private static SearchQuery search(String fields) throws Exception {
    String request = "{'indexName':'jobs','query':'a'," + fields + "}";
    JsonNode read = Wire.read(request.replace('\'', '"'));
    return ClientSearch.read("*", ClientParameters.of(read)).search();
  }
}
