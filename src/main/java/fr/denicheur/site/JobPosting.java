package fr.denicheur.site;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.denicheur.posting.Condition.Kind;
import fr.denicheur.posting.Posting;
import fr.denicheur.posting.Remote;
import fr.denicheur.reading.text.MarkdownText;
import fr.denicheur.web.Json;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Describes a posting to web search engines: as a {@code JobPosting} of schema.org, in JSON-LD.
 *
 * <p>Only an open posting with a date is described, and only if both recruiter and place of work
 * are known. A partner that the posting names ({@code friend}) recruits itself; otherwise the
 * organisation of the settings does. Work is done at home if the posting says so, otherwise at the
 * place of the settings.
 */
final class JobPosting {
  /** The words that authors use for a contract, by schema.org's name of it. */
  private static final Map<String, Pattern> EMPLOYMENT =
      new TreeMap<>(
          Map.of(
              "FULL_TIME", word("temps plein|temps complet"),
              "PART_TIME", word("temps partiel|mi-temps"),
              "CONTRACTOR", word("freelance|indépendante?|prestation|prestataire"),
              "TEMPORARY", word("cdd|intérim|vacation|contractuel(le)?"),
              "INTERN", word("stage|stagiaire|alternance|apprentissage")));

  private static final String FRANCE = "France";

  /** A town, a comma and the two letters of a country. */
  private static final Pattern ABROAD = Pattern.compile("(.+?), *([A-Z]{2})");

  /** Characters that could end a script element, begin another, or end a line of JavaScript. */
  private static final Pattern UNSAFE = Pattern.compile("[<>&\u2028\u2029]");

  private JobPosting() {}

  /**
   * Returns the description as the text of a script element, which nothing in it can end; empty if
   * the posting is not described.
   *
   * @param text its text, as its page shows it
   * @param url the absolute address of the posting's page; {@code null} if it is not known
   */
  static Optional<String> json(
      Posting posting, MarkdownText text, SiteSettings settings, @Nullable String url) {
    LocalDate date = posting.date();
    String organisation =
        Optional.ofNullable(posting.details().friend()).or(settings::organisation).orElse(null);
    boolean isPlaced = isRemote(posting) || settings.place().isPresent();
    if (!posting.open() || date == null || organisation == null || !isPlaced) {
      return Optional.empty();
    }
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("@context", "https://schema.org");
    json.put("@type", "JobPosting");
    json.put("title", posting.title());
    putIfAny(json, "description", text.html());
    json.put("datePosted", date.toString());
    LocalDate end = posting.details().unpublishedOn();
    putIfAny(json, "validThrough", end == null ? "" : end.toString());
    ArrayNode employment = employment(posting.details().contract());
    if (!employment.isEmpty()) {
      json.set("employmentType", employment);
    }
    json.putObject("hiringOrganization").put("@type", "Organization").put("name", organisation);
    putPlace(json, isRemote(posting), settings.place().orElse(FRANCE));
    putIfAny(json, "url", url == null ? "" : url);
    // Candidates apply as the text says, on another site.
    return Optional.of(written(json.put("directApply", false)));
  }

  private static boolean isRemote(Posting posting) {
    return posting.conditions().value(Kind.REMOTE).filter(Remote.FULL.id()::equals).isPresent();
  }

  /**
   * Writes the place of work. A place is in France unless the code of another country follows its
   * comma. A person who works from home must live in that country.
   */
  private static void putPlace(ObjectNode json, boolean isRemote, String place) {
    Matcher abroad = ABROAD.matcher(place);
    boolean isAbroad = abroad.matches();
    String country = isAbroad ? abroad.group(2) : "FR";
    if (isRemote) {
      json.put("jobLocationType", "TELECOMMUTE");
      json.putObject("applicantLocationRequirements")
          .put("@type", "Country")
          .put("name", Locale.of("", country).getDisplayCountry(Locale.FRENCH));
      return;
    }
    json.putObject("jobLocation")
        .put("@type", "Place")
        .putObject("address")
        .put("@type", "PostalAddress")
        .put("addressLocality", isAbroad ? abroad.group(1) : place)
        .put("addressCountry", country);
  }

  private static void putIfAny(ObjectNode json, String name, String text) {
    if (!text.isEmpty()) {
      json.put(name, text);
    }
  }

  private static ArrayNode employment(@Nullable String contract) {
    String written = contract == null ? "" : contract.toLowerCase(Locale.FRENCH);
    ArrayNode types = JsonNodeFactory.instance.arrayNode();
    EMPLOYMENT.forEach((type, words) -> {
      if (words.matcher(written).find()) {
        types.add(type);
      }
    });
    return types;
  }

  private static Pattern word(String alternatives) {
    return Pattern.compile("(?<!\\p{L})(" + alternatives + ")(?!\\p{L})");
  }

  /**
   * Writes JSON, and every unsafe character as a number (row H19). JSON's own syntax holds none of
   * them, so each stands in a string, where JSON allows a number in its place.
   */
  private static String written(ObjectNode json) {
    return UNSAFE
        .matcher(Json.text(json))
        .replaceAll(
            unsafe -> String.format(Locale.ROOT, "\\\\u%04X", (int) unsafe.group().charAt(0)));
  }
}
