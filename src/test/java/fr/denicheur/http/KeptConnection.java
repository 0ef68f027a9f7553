package fr.denicheur.http;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** The cheapest caller there is, so that its own cost does not count as the server's. */
public final class KeptConnection implements AutoCloseable {
  private static final String LENGTH = "Content-Length: ";

  private final Socket socket;
  private final InputStream in;

  /** Connects to a server on this machine. */
  public KeptConnection(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
  }

  /** Returns the body of an answer. */
  public byte[] get(String target) throws IOException {
    return ask("GET " + target + " HTTP/1.1\r\nHost: x\r\n\r\n");
  }

  /** Returns the body of an answer, compressed if the server compresses it. */
  public byte[] getGzip(String target) throws IOException {
    return ask("GET " + target + " HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip\r\n\r\n");
  }

  /** Returns the head of an answer, lines ending with a line feed; its body is left out. */
  public String head(String target) throws IOException {
    write("GET " + target + " HTTP/1.1\r\nHost: x\r\n\r\n");
    String head = head();
    in.skipNBytes(length(head));
    return head;
  }

  private byte[] ask(String request) throws IOException {
    write(request);
    return in.readNBytes(length(head()));
  }

  private void write(String request) throws IOException {
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
  }

  private String head() throws IOException {
    StringBuilder head = new StringBuilder();
    for (String line = line(); !line.isEmpty(); line = line()) {
      head.append(line).append('\n');
    }
    return head.toString();
  }

  private static int length(String head) {
    int begin = head.indexOf(LENGTH) + LENGTH.length();
    return Integer.parseInt(head.substring(begin, head.indexOf('\n', begin)));
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException("the server closed the connection");
      }
      line.append((char) b);
    }
    line.setLength(line.length() - 1);
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
