package fr.denicheur.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * What a server wrote on a connection: the first answer's head, and everything after it.
 *
 * @param head status line and headers
 * @param rest the body and whatever followed it
 */
public record RawAnswer(String head, String rest) {

  /** Reads until the other side closes; a reset after the answer is a close. */
  static RawAnswer readFrom(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      in.transferTo(bytes);
    } catch (SocketException e) {
      if (bytes.size() == 0) {
        throw e;
      }
    }
    String all = bytes.toString(StandardCharsets.UTF_8);
    int end = all.indexOf("\r\n\r\n");
    return end < 0
        ? new RawAnswer(all, "")
        : new RawAnswer(all.substring(0, end), all.substring(end + 4));
  }

  public int status() {
    return head.isEmpty() ? 0 : Integer.parseInt(head.split(" ", 3)[1]);
  }

  /** Whether the head has a header line that begins so, whatever the case. */
  public boolean has(String line) {
    return head.toLowerCase(Locale.ROOT).contains("\r\n" + line.toLowerCase(Locale.ROOT));
  }
}
