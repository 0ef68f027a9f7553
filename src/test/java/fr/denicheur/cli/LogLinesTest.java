package fr.denicheur.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Row H21 of the table of faults: an event is one line, whatever text it contains. */
@Tag("H21")
class LogLinesTest {
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void nothingBeginsAnotherLineOrMovesTheCursor(boolean json) {
    String line = line(json, "a\r\nERROR b\u001b[2J\u2028c\u202ed\u0085e\u0000", null);
    assertThat(line).endsWith("\n");
    assertThat(line.strip()).doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");
    assertThat(line).contains("u000a", "u001b", "u2028", "u202e", "u0085", "u0000");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatIsTooLongIsCut(boolean json) {
    assertThat(line(json, "a".repeat(1 << 20), null)).hasSizeLessThan(LogLines.MAX_MESSAGE + 200);
  }

  @Test
  void aFaultIsOneLineWithItsCauses() {
    Throwable fault = new IllegalStateException("outer\nline", new IOException("inner"));
    String line = line(false, "fault", fault);
    assertThat(line.lines()).hasSize(1);
    assertThat(line)
        .startsWith("1970-01-01T00:00:00Z ERROR LogLinesTest: fault | ")
        .contains("IllegalStateException: outer", "caused by java.io.IOException: inner");
  }

  @Test
  void jsonIsOneObjectALine() throws Exception {
    JsonNode event = new ObjectMapper().readTree(line(true, "said \"this\"", new Error("x")));
    assertThat(event.get("level").asText()).isEqualTo("ERROR");
    assertThat(event.get("source").asText()).isEqualTo("LogLinesTest");
    assertThat(event.get("message").asText()).isEqualTo("said \"this\"");
    assertThat(event.get("trace").asText()).startsWith("java.lang.Error: x at ");
  }

  @Test
  void whatACommandTellsIsALogLineIfLogsAreJson() throws Exception {
    StringWriter err = new StringWriter();
    Terminal terminal = new Terminal(new PrintWriter(err), new PrintWriter(err), false, false, 80);
    try {
      Logs.format("json");
      terminal.tell("denicheur: metrics on http://127.0.0.1:8081/metrics");
      terminal.tell("2 offres sans fichier sont gardées");
    } finally {
      Logs.format("text");
    }
    terminal.tell("denicheur: no metrics");
    List<String> lines = err.toString().lines().toList();
    assertThat(new ObjectMapper().readTree(lines.get(0)).get("message").asText())
        .isEqualTo("metrics on http://127.0.0.1:8081/metrics");
    assertThat(new ObjectMapper().readTree(lines.get(1)).get("level").asText()).isEqualTo("INFO");
    assertThat(lines.get(2)).isEqualTo("denicheur: no metrics");
  }

  private static String line(boolean json, String message, Throwable thrown) {
    LogRecord event = new LogRecord(Level.SEVERE, message);
    event.setLoggerName(LogLinesTest.class.getName());
    event.setInstant(java.time.Instant.EPOCH);
    event.setThrown(thrown);
    return new LogLines(json).format(event);
  }
}
