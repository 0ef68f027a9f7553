package fr.denicheur.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs the HTML validator of the W3C in another process, because its libraries conflict with ours.
 * One process checks many pages, because most of its time is the start.
 */
final class HtmlValidator {
  private static final Path CLASSPATH =
      Path.of(System.getProperty("denicheur.build", "target"), "vnu.classpath");

  private HtmlValidator() {}

  /** Returns one line for each error in some pages, which are given by name. */
  static List<String> errors(Map<String, String> pages, Path folder) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xss4m", // its schema is deep
                "-XX:TieredStopAtLevel=1", // it runs for a few seconds
                "-cp",
                Files.readString(CLASSPATH).strip(),
                "nu.validator.client.SimpleCommandLineValidator",
                "--format",
                "json",
                "--stdout"));
    for (Map.Entry<String, String> page : pages.entrySet()) {
      Path file = folder.resolve(page.getKey() + ".html");
      command.add(Files.writeString(file, page.getValue()).toString());
    }
    return messages(run(command, folder));
  }

  private static byte[] run(List<String> command, Path folder) throws Exception {
    Path out = folder.resolve("vnu.json");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile()).start();
    process.waitFor();
    return Files.readAllBytes(out);
  }

  private static List<String> messages(byte[] json) throws IOException {
    List<String> messages = new ArrayList<>();
    for (JsonNode message : JsonMapper.builder().build().readTree(json).required("messages")) {
      if (!"info".equals(message.path("type").asText())) {
        String page = Path.of(message.path("url").asText()).getFileName().toString();
        messages.add(
            page + ": " + message.path("message").asText() + " " + message.path("extract"));
      }
    }
    return messages;
  }
}
