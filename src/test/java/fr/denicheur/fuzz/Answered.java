package fr.denicheur.fuzz;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * An answer whose form was checked.
 *
 * @param status of it
 * @param head status line and headers, with a line end before each header
 * @param body all of it, in UTF-8
 */
record Answered(int status, String head, String body) {
  private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.1 [1-5][0-9]{2}( [ -~]*)?");
  private static final Pattern HEADER =
      Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+: ?[\\t -~\\x80-\\xff]*");

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /** Reads answers until there is nothing left; interim ones are left out. None is one to HEAD. */
  static List<Answered> all(byte[] bytes) throws IOException {
    ByteArrayInputStream in = new ByteArrayInputStream(bytes);
    List<Answered> answers = new ArrayList<>();
    while (in.available() > 0) {
      Answered answer = next(in);
      if (answer.status >= 200) {
        answer.check();
        answers.add(answer);
      }
    }
    return answers;
  }

  private static Answered next(ByteArrayInputStream in) throws IOException {
    String statusLine = line(in);
    require(STATUS_LINE.matcher(statusLine).matches(), "status line", statusLine);
    StringBuilder head = new StringBuilder(statusLine);
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      require(HEADER.matcher(line).matches(), "header", line);
      head.append('\n').append(line);
    }
    int status = Integer.parseInt(statusLine.substring(9, 12));
    boolean isBare = status < 200 || status == 204 || status == 304;
    byte[] body = isBare ? new byte[0] : body(in, head.toString());
    boolean isText = header(head.toString(), "content-encoding").isEmpty();
    return new Answered(status, head.toString(), isText ? utf8(body) : "");
  }

  private static String line(ByteArrayInputStream in) {
    StringBuilder line = new StringBuilder();
    int c = in.read();
    while (c >= 0 && c != '\n') {
      line.append((char) c);
      c = in.read();
    }
    require(c == '\n' && !line.isEmpty() && line.charAt(line.length() - 1) == '\r', "line", line);
    return line.substring(0, line.length() - 1);
  }

  private static byte[] body(ByteArrayInputStream in, String head) throws IOException {
    String length = header(head, "content-length");
    if (!length.isEmpty()) {
      byte[] body = in.readNBytes(Integer.parseInt(length));
      require(body.length == Integer.parseInt(length), "as long as it says", head);
      return body;
    }
    if (header(head, "transfer-encoding").equals("chunked")) {
      return chunks(in);
    }
    require(header(head, "connection").equals("close"), "an end", head);
    return in.readAllBytes();
  }

  private static byte[] chunks(ByteArrayInputStream in) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    int size;
    do {
      size = Integer.parseInt(line(in), 16);
      byte[] chunk = in.readNBytes(size);
      require(chunk.length == size, "chunk", size);
      body.writeBytes(chunk);
      require(line(in).isEmpty(), "end of chunk", size);
    } while (size > 0);
    return body.toByteArray();
  }

  private static String utf8(byte[] body) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
  }

  /** Returns the value of a header, or nothing. */
  private static String header(String head, String name) {
    return head.lines()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst()
        .orElse("");
  }

  /** 505 goes to who speaks another version of HTTP. */
  private void check() throws IOException {
    require(status < 500 || status == 503 || status == 505, "no fault of ours", this);
    require(header(head, "x-content-type-options").equals("nosniff"), "nosniff", head);
    String type = header(head, "content-type");
    if (!body.isEmpty() && type.contains("json")) {
      JSON.readTree(body);
    } else if (!body.isEmpty() && type.contains("xml")) {
      requireXml();
    }
  }

  private void requireXml() throws IOException {
    try {
      DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(body)));
    } catch (SAXException | ParserConfigurationException e) {
      throw new AssertionError("must be XML; got " + body, e);
    }
  }

  private static void require(boolean holds, String what, Object got) {
    if (!holds) {
      throw new AssertionError("must be " + what + "; got " + got);
    }
  }
}
