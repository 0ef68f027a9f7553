package fr.denicheur.site;

import fr.denicheur.posting.Condition;
import fr.denicheur.posting.Facet;
import fr.denicheur.posting.Period;
import fr.denicheur.posting.RoleFamily;
import fr.denicheur.result.FacetCount;
import fr.denicheur.web.FacetChoice;
import io.javalin.http.NotFoundResponse;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

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

  /** Returns the name of a role family. */
  public String family(RoleFamily family) {
    return value(Facet.ROLE.id(), family.id(), family.label());
  }

  /** Returns a condition of a posting in words; a place or a technology as its author wrote it. */
  public String condition(Condition condition) {
    return value(condition.kind().id(), condition.value(), condition.label());
  }

  /** Returns the choices of a facet with labels in the language of the page. */
  List<FacetChoice> choices(Facet facet, List<FacetCount> counts) {
    return FacetChoice.of(facet, counts).stream().map(choice -> worded(facet, choice)).toList();
  }

  private FacetChoice worded(Facet facet, FacetChoice choice) {
    String value = choice.value();
    boolean isMonth = facet.kind() == Facet.Kind.PERIOD && !new Period(value).isYear();
    String label =
        isMonth ? month(LocalDate.parse(value + "-01")) : value(facet.id(), value, choice.label());
    return new FacetChoice(value, label, choice.count(), choice.selected());
  }

  private String value(String facet, String value, String otherwise) {
    return messages.textOr("value." + facet + "." + value, otherwise);
  }

  /**
   * Returns the language of postings, for the elements that contain their texts; {@code null} if
   * the page is in that language itself.
   */
  public @Nullable String postingLanguage() {
    String french = Locale.FRENCH.getLanguage();
    return messages.locale().getLanguage().equals(french) ? null : french;
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
