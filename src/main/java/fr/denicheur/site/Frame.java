package fr.denicheur.site;

import io.javalin.http.NotFoundResponse;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * The settings, texts and files that all pages use.
 *
 * @param settings the settings of the site
 * @param messages the texts
 * @param assets the style sheet, script and icon
 */
public record Frame(SiteSettings settings, Messages messages, Assets assets) {
  /** Returns a text as it is written. */
  public String text(String key) {
    return messages.text(key);
  }

  /** Returns a text with its placeholders filled. */
  public String text(String key, Object... values) {
    return messages.text(key, values);
  }

  /**
   * Returns the public path of a page or file, such as {@code /emplois/similaires} of {@code
   * /similaires}. Every path on a page needs it.
   */
  public String at(String path) {
    return settings.basePath().at(path);
  }

  /** Returns the public path of the style sheet, script or icon, given its file name. */
  public String asset(String name) {
    return at(assets.address(name));
  }

  /** Returns a day in words: {@code 9 décembre 2021}. */
  public String day(LocalDate date) {
    String written = date.format(DateTimeFormatter.ofPattern(text("date.day"), messages.locale()));
    return date.getDayOfMonth() == 1 ? written.replaceFirst("^1\\b", text("date.first")) : written;
  }

  /** Returns a month in words: {@code décembre 2021}. */
  public String month(LocalDate date) {
    return YearMonth.from(date)
        .format(DateTimeFormatter.ofPattern(text("date.month"), messages.locale()));
  }

  /**
   * Returns the absolute address of the site, for documents that may not contain relative ones.
   *
   * @throws NotFoundResponse if the operator has not set the base URL; no request supplies it
   */
  String base() {
    return settings
        .absolute("")
        .orElseThrow(() ->
            new NotFoundResponse(
                "this document needs absolute addresses: the operator must start the server with --base-url"));
  }

  /** Returns the name of a page in the browser: its parts, then the name of the site. */
  public String pageTitle(List<String> parts) {
    return String.join(" – ", parts) + " – " + settings.name();
  }
}
