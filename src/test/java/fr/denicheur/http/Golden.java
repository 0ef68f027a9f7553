package fr.denicheur.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares whole bodies with files. After a change that was meant, {@code -Dgolden.write=true}
 * writes them anew; read the difference before it is committed.
 */
public final class Golden {
  private static final Path FOLDER = Path.of("src/test/resources/golden/http");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Golden() {}

  /** The body's fields, order and values are those of the file; the time taken is masked. */
  public static void assertSame(String name, HttpResponse<String> answer) throws IOException {
    String body = answer.body().replaceFirst("\"tookMs\":[0-9.]+", "\"tookMs\":0");
    String laidOut =
        JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readTree(body)) + "\n";
    Path file = FOLDER.resolve(name + ".json");
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(file, laidOut);
    }
    assertThat(laidOut).isEqualTo(Files.readString(file));
  }
}
