package fr.denicheur.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A request of a page.
 *
 * @param bytes the size of the answer on the network, with its head; 0 if none came
 */
record Request(URI address, long bytes) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Reads the messages of the browser's performance log. */
  static Stream<Request> in(Stream<String> messages) {
    Map<String, Request> requests = new LinkedHashMap<>();
    messages.forEach(message -> note(requests, read(message)));
    return requests.values().stream();
  }

  private static void note(Map<String, Request> requests, JsonNode message) {
    JsonNode parameters = message.path("params");
    String id = parameters.path("requestId").asText();
    switch (message.path("method").asText()) {
      case "Network.requestWillBeSent" -> {
        URI address = URI.create(parameters.at("/request/url").asText());
        if (!"data".equals(address.getScheme())) {
          requests.put(id, new Request(address, 0));
        }
      }
      case "Network.loadingFinished" -> {
        long bytes = parameters.path("encodedDataLength").asLong();
        requests.computeIfPresent(id, (same, request) -> new Request(request.address(), bytes));
      }
      default -> {}
    }
  }

  private static JsonNode read(String message) {
    try {
      return JSON.readTree(message).path("message");
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException("the browser's log must be JSON; got " + message, e);
    }
  }
}
