package fr.denicheur.site;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * What stands around every page, and the words on it.
 *
 * @param settings what the owner says of the site
 * @param messages what pages say
 * @param assets what pages load
 */
public record Frame(SiteSettings settings, Messages messages, Assets assets) {
  /** Returns a text as it is written. */
  public String text(String key) {
    return messages.text(key);
  }

  /** Returns a text with its places filled. */
  public String text(String key, Object... values) {
    return messages.text(key, values);
  }

  /** Returns the address of a file that pages load. */
  public String asset(String name) {
    return assets.address(name);
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

  /** Returns what a browser shows as the name of a page, the most particular first. */
  public String pageTitle(List<String> parts) {
    return String.join(" – ", parts) + " – " + settings.name();
  }
}
