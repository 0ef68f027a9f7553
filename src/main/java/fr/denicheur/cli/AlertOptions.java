package fr.denicheur.cli;

import fr.denicheur.alert.Alert;
import fr.denicheur.alert.AlertSettings;
import fr.denicheur.alert.AlertSettings.Smtp;
import fr.denicheur.alert.AlertsFile;
import fr.denicheur.site.SiteSettings;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Holds the options of alerts: saved questions, and the ways in which messages leave. */
final class AlertOptions {
  /** Contains the secret itself; on a command line, every user of the machine could see it. */
  static final String SECRET = "DENICHEUR_ALERTS_SECRET";

  /** Contains the password itself. */
  static final String PASSWORD = "DENICHEUR_MAIL_PASSWORD";

  @Option(
      names = "--alerts",
      paramLabel = "FILE",
      description =
          "YAML file of saved questions, and the receivers of new postings that answer them.")
  private @Nullable Path file;

  @Option(
      names = "--alerts-state",
      paramLabel = "DIR",
      description =
          "Folder of what was told, and of alerts that editors make; turns alerts on (default:"
              + " alerts in the folder of the index, if there is a file of alerts).")
  private @Nullable Path state;

  @Option(
      names = "--alerts-secret-file",
      paramLabel = "FILE",
      description =
          "File of the secret that signs messages and links (default: one that is made and kept"
              + " in the state); or set "
              + SECRET
              + " to the secret itself.")
  private @Nullable Path secretFile;

  @Option(
      names = "--alerts-private-addresses",
      fallbackValue = "true",
      description = "Let webhooks reach loopback and private addresses too.")
  private boolean isPrivateAllowed;

  @Option(
      names = "--mail-server",
      paramLabel = "URL",
      description =
          "Mail server of alerts: smtp://host:587 (TLS required), smtps://host:465, or"
              + " smtp+plain://host:25.")
  private @Nullable String mailServer;

  @Option(names = "--mail-from", paramLabel = "ADDRESS", description = "Sender of alerts.")
  private @Nullable String mailFrom;

  @Option(
      names = "--mail-user",
      paramLabel = "NAME",
      description = "User that signs in to the mail server; needs a password.")
  private @Nullable String mailUser;

  @Option(
      names = "--mail-password-file",
      paramLabel = "FILE",
      description = "File of the password; or set " + PASSWORD + " to the password itself.")
  private @Nullable Path mailPasswordFile;

  /**
   * Returns the settings of alerts; empty if they are off.
   *
   * @throws ParameterException if a value breaks the rule of its setting
   * @throws EnvironmentException if the file of alerts has a fault
   */
  Optional<AlertSettings> settings(SharedOptions shared, SiteSettings site) {
    if (file == null && state == null) {
      return Optional.empty();
    }
    List<Alert> named = file == null ? List.of() : named(file, shared);
    Optional<Smtp> mail = mail(shared);
    boolean isMailed = named.stream().anyMatch(alert -> alert.target() instanceof Alert.Mail);
    if (isMailed && mail.isEmpty()) {
      throw shared.wrong("alerts by mail must come with mail-server and mail-from; got none");
    }
    if (mail.isPresent() && site.absolute("/").isEmpty()) {
      throw shared.wrong("mail-server must come with base-url, because mails have links; got none");
    }
    return Optional.of(
        new AlertSettings(
            named,
            state == null ? shared.index().resolve("alerts") : shared.resolve(state),
            Secret.of(Setting.ALERTS_SECRET_FILE, secretFile, SECRET, shared),
            isPrivateAllowed,
            mail,
            path -> site.absolute(path).orElse(path)));
  }

  private static List<Alert> named(Path file, SharedOptions shared) {
    Path path = shared.readable(Setting.ALERTS, file);
    try {
      return AlertsFile.read(path);
    } catch (IllegalArgumentException | UncheckedIOException e) {
      throw new EnvironmentException("the alerts of " + path + ": " + e.getMessage(), e);
    }
  }

  private Optional<Smtp> mail(SharedOptions shared) {
    Optional<String> password =
        Secret.of(Setting.MAIL_PASSWORD_FILE, mailPasswordFile, PASSWORD, shared);
    if (mailServer == null) {
      return Optional.empty();
    }
    if (mailUser != null && password.isEmpty()) {
      throw shared.wrong("mail-user must come with a password; got none");
    }
    try {
      return Optional.of(
          new Smtp(
              URI.create(mailServer),
              mailFrom == null ? "" : mailFrom,
              mailUser == null ? "" : mailUser,
              password.orElse("")));
    } catch (IllegalArgumentException e) {
      boolean isFrom = String.valueOf(e.getMessage()).startsWith("mail must");
      throw isFrom
          ? shared.refused(Setting.MAIL_FROM, String.valueOf(mailFrom))
          : shared.refused(
              Setting.MAIL_SERVER, mailServer.replaceFirst("//[^/]{0,200}@", "//***@"));
    }
  }
}
