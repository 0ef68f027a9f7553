package fr.denicheur.browser;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.SearchContext;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A reader's browser: opens pages, types, looks, and waits for changes. */
final class Browser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Path SCREENSHOTS =
      Path.of(System.getProperty("denicheur.build", "target"), "screenshots");

  private final Path profile;
  private final ChromeDriver driver;

  private Browser(boolean javaScript) throws IOException {
    profile = Files.createTempDirectory("denicheur-chromium");
    driver = Chromium.start(profile, javaScript);
    driver.executeCdpCommand("Network.enable", Map.of());
    driver.executeCdpCommand("Emulation.setScrollbarsHidden", Map.of("hidden", true));
  }

  static Browser start() throws IOException {
    return new Browser(true);
  }

  static Browser startWithoutJavaScript() throws IOException {
    return new Browser(false);
  }

  /** Opens a page and waits until it has loaded. */
  void open(URI address) {
    driver.get(address.toString());
  }

  ChromeDriver driver() {
    return driver;
  }

  URI address() {
    return URI.create(driver.getCurrentUrl());
  }

  /** Returns the first element that matches a selector. */
  WebElement find(String css) {
    return driver.findElement(By.cssSelector(css));
  }

  /** Returns all elements that match a selector. */
  List<WebElement> all(String css) {
    return driver.findElements(By.cssSelector(css));
  }

  /** Waits for an element. */
  WebElement await(String css) {
    return await(driver, css);
  }

  /** Waits for an element within another or within a shadow root. */
  WebElement await(SearchContext context, String css) {
    return waiting("nothing fits " + css)
        .until(same -> context.findElements(By.cssSelector(css)).stream().findFirst().orElse(null));
  }

  /** Waits until something holds; elements may be replaced meanwhile. */
  void until(String what, BooleanSupplier holds) {
    waiting("never: " + what).until(same -> holds.getAsBoolean());
  }

  private WebDriverWait waiting(String message) {
    WebDriverWait wait = new WebDriverWait(driver, PATIENCE, Duration.ofMillis(20));
    wait.withMessage(message);
    wait.ignoring(WebDriverException.class); // a page that is being replaced may raise any error
    return wait;
  }

  /**
   * Moves the pointer to an element and clicks. Selenium's own click refuses what stands in a
   * closed {@code details}, even where a style sheet shows it.
   */
  void click(String css) {
    new Actions(driver).moveToElement(find(css)).click().perform();
  }

  /** Presses keys where the focus is. */
  void press(CharSequence... keys) {
    new Actions(driver).sendKeys(keys).perform();
  }

  /** Runs a script in the page and returns what it returns. */
  @Nullable Object run(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  /** Runs a script in the page that returns an array. */
  List<?> list(String script) {
    return (List<?>) driver.executeScript(script);
  }

  /** Shows the page to a reader who prefers dark or light colours. */
  void prefer(Theme theme) {
    Map<String, String> feature =
        Map.of("name", "prefers-color-scheme", "value", theme.name().toLowerCase(Locale.ROOT));
    driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of(feature)));
  }

  /** Gives the page a width in CSS pixels; a zoom of 200 % halves it and doubles the scale. */
  void width(int width, int scale) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 900, "deviceScaleFactor", scale, "mobile", false));
  }

  /** Whether the reader must scroll sideways to see the whole page. */
  boolean isWiderThanItsWindow() {
    return Boolean.TRUE.equals(run("return document.documentElement.scrollWidth > innerWidth"));
  }

  /** Returns the requests of the pages since the last call. */
  List<Request> requests() {
    return Request.in(log(LogType.PERFORMANCE).map(LogEntry::getMessage)).toList();
  }

  /** Returns the lines on the console since the last call, with refusals by a policy. */
  List<String> console() {
    return log(LogType.BROWSER).map(LogEntry::getMessage).toList();
  }

  private Stream<LogEntry> log(String type) {
    return StreamSupport.stream(driver.manage().logs().get(type).spliterator(), false);
  }

  /** Writes a picture of the whole page for people to look at. */
  void photograph(String name) throws IOException {
    Files.createDirectories(SCREENSHOTS);
    Object height = run("return document.documentElement.scrollHeight");
    photograph(SCREENSHOTS.resolve(name + ".png"), height);
  }

  /** Writes a picture of the upper part of the page, {@code height} CSS pixels. */
  void photograph(Path picture, Object height) throws IOException {
    Object width = run("return innerWidth");
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    Files.write(picture, driver.getScreenshotAs(OutputType.BYTES));
  }

  @Override
  public void close() throws IOException {
    driver.quit();
    try (Stream<Path> files = Files.walk(profile)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
    }
  }

  /** The colours a reader may prefer. */
  enum Theme {
    LIGHT,
    DARK
  }
}
