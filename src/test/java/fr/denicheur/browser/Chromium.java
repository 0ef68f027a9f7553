package fr.denicheur.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Finds Debian's Chromium and its driver, and starts them. It downloads nothing. */
final class Chromium {
  private static final int JAVASCRIPT_OFF = 2;

  /** Selenium warns that it has no typed commands for this version; the tests send plain ones. */
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

  static {
    SELENIUM.setLevel(Level.SEVERE);
  }

  private Chromium() {}

  static boolean isInstalled() {
    return executable("chromium").isPresent() && executable("chromedriver").isPresent();
  }

  /** Starts a browser with a profile of its own. */
  static ChromeDriver start(Path profile, boolean javaScript) {
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(required("chromedriver"))
            .usingAnyFreePort()
            .build();
    return new ChromeDriver(service, options(profile, javaScript));
  }

  private static ChromeOptions options(Path profile, boolean javaScript) {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(required("chromium"));
    options.addArguments(
        "--headless=new",
        "--no-sandbox", // CI runs as root
        "--disable-dev-shm-usage", // containers keep it small
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--lang=fr",
        "--accept-lang=fr", // what it asks of servers, without regard to the former
        "--window-size=1280,1000",
        "--user-data-dir=" + profile);
    if (!javaScript) {
      options.setExperimentalOption(
          "prefs", Map.of("profile.managed_default_content_settings.javascript", JAVASCRIPT_OFF));
    }
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    logs.enable(LogType.BROWSER, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    return options;
  }

  private static File required(String name) {
    return executable(name)
        .orElseThrow(() -> new IllegalStateException(name + " must be on the PATH; there is none"));
  }

  private static Optional<File> executable(String name) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .map(Path::toFile)
        .findFirst();
  }
}
