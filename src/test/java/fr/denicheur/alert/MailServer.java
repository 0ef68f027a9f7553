package fr.denicheur.alert;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server on this machine that takes every mail (RFC 5321, without extensions). */
final class MailServer implements AutoCloseable {
  private final ServerSocket socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
  private final List<String> mails = new CopyOnWriteArrayList<>();

  MailServer() throws IOException {
    Thread.ofVirtual().start(this::listen);
  }

  String url() {
    return "smtp+plain://127.0.0.1:" + socket.getLocalPort();
  }

  /** Returns what clients said, a text for each mail. */
  List<String> mails() {
    return mails;
  }

  private void listen() {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        talk(client);
      } catch (IOException e) {
        if (!socket.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private void talk(Socket client) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
    StringBuilder said = new StringBuilder();
    answer(client, "220 ready");
    boolean isMail = false;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      said.append(line).append("\r\n");
      if (isMail && line.equals(".")) {
        isMail = false;
        mails.add(said.toString());
        answer(client, "250 taken");
      } else if (line.equals("DATA")) {
        isMail = true;
        answer(client, "354 go on");
      } else if (line.equals("QUIT")) {
        answer(client, "221 bye");
        return;
      } else if (!isMail) {
        answer(client, "250 well");
      }
    }
  }

  private static void answer(Socket client, String line) throws IOException {
    client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    client.getOutputStream().flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
