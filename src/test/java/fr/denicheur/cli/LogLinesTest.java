package fr.denicheur.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
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

  private static String line(boolean json, String message, Throwable thrown) {
    LogRecord event = new LogRecord(Level.SEVERE, message);
    event.setLoggerName(LogLinesTest.class.getName());
    event.setInstant(java.time.Instant.EPOCH);
    event.setThrown(thrown);
    return new LogLines(json).format(event);
  }
}
