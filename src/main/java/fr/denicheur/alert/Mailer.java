package fr.denicheur.alert;

import fr.denicheur.posting.Summary;
import fr.denicheur.web.PostingAddress;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.function.UnaryOperator;

/** Sends messages to people by mail, in French. Any thread may send. */
final class Mailer {
  /** In milliseconds, for each step of the conversation with the mail server. */
  private static final String PATIENCE = "15000";

  private final AlertSettings.Smtp settings;
  private final UnaryOperator<String> addresses;
  private final Session session;

  Mailer(AlertSettings.Smtp settings, UnaryOperator<String> addresses) {
    this.settings = settings;
    this.addresses = addresses;
    this.session = Session.getInstance(properties());
  }

  private Properties properties() {
    Properties properties = new Properties();
    String scheme = settings.server().getScheme();
    properties.setProperty("mail.smtp.host", settings.server().getHost());
    int port = settings.server().getPort();
    properties.setProperty("mail.smtp.port", Integer.toString(port < 0 ? 587 : port));
    properties.setProperty("mail.smtp.auth", Boolean.toString(!settings.user().isEmpty()));
    properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(scheme.equals("smtps")));
    properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    boolean isStarted = scheme.equals("smtp");
    properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(isStarted));
    properties.setProperty("mail.smtp.starttls.required", Boolean.toString(isStarted));
    properties.setProperty("mail.smtp.connectiontimeout", PATIENCE);
    properties.setProperty("mail.smtp.timeout", PATIENCE);
    properties.setProperty("mail.smtp.writetimeout", PATIENCE);
    properties.setProperty("mail.smtp.from", settings.from());
    return properties;
  }

  /**
   * Sends a message.
   *
   * @throws IOException if the mail server did not take it; without the address of the person
   */
  void send(Alert.Mail target, Message message) throws IOException {
    try {
      MimeMessage mail = new KeyedMessage(session, "<" + message.key() + "@" + host() + ">");
      mail.setFrom(new InternetAddress(settings.from()));
      mail.setRecipient(RecipientType.TO, new InternetAddress(target.address()));
      mail.setSubject(subject(message), StandardCharsets.UTF_8.name());
      mail.setText(text(message), StandardCharsets.UTF_8.name());
      mail.setHeader("List-Unsubscribe", "<" + message.unsubscribe() + ">");
      mail.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
      mail.setHeader("Auto-Submitted", "auto-generated");
      mail.setSentDate(java.util.Date.from(java.time.Instant.now()));
      mail.saveChanges();
      try (Transport transport = session.getTransport("smtp")) {
        if (settings.user().isEmpty()) {
          transport.connect();
        } else {
          transport.connect(settings.user(), settings.password());
        }
        transport.sendMessage(mail, mail.getAllRecipients());
      }
    } catch (MessagingException e) {
      throw new IOException("the mail server refused (" + e.getClass().getSimpleName() + ")");
    }
  }

  private String host() {
    return settings.from().substring(settings.from().indexOf('@') + 1);
  }

  private static String subject(Message message) {
    int count = message.postings().size();
    String what = message.alert().words().isEmpty() ? "" : " : " + message.alert().words();
    return (count == 1 ? "1 nouvelle offre" : count + " nouvelles offres")
        + what.replaceAll("\\s", " ");
  }

  private String text(Message message) {
    StringBuilder text = new StringBuilder(1024);
    for (Summary posting : message.postings()) {
      text.append(posting.title()).append('\n');
      text.append(addresses.apply(PostingAddress.of(posting.id()))).append("\n\n");
    }
    return text.append("Ne plus recevoir cette alerte :\n")
        .append(message.unsubscribe())
        .append('\n')
        .toString();
  }

  /** A mail whose id is the same at every attempt. */
  private static final class KeyedMessage extends MimeMessage {
    private final String id;

    KeyedMessage(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
