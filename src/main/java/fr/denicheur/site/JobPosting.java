package fr.denicheur.site;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.denicheur.posting.Posting;
import fr.denicheur.reading.MarkdownText;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Describes a posting to search engines: schema.org's {@code JobPosting}, as JSON-LD.
 *
 * <p>Only an open posting with a date is described, and only if the owner of the site says who
 * recruits and where the work is: no field of a posting says either.
 */
final class JobPosting {
  private static final JsonMapper JSON = new JsonMapper();

  /** What schema.org calls a contract, and the words authors use for it. */
  private static final Map<String, Pattern> EMPLOYMENT =
      new TreeMap<>(
          Map.of(
              "FULL_TIME", word("temps plein|temps complet"),
              "PART_TIME", word("temps partiel|mi-temps"),
              "CONTRACTOR", word("freelance|indépendante?|prestation|prestataire"),
              "TEMPORARY", word("cdd|intérim|vacation|contractuel(le)?"),
              "INTERN", word("stage|stagiaire|alternance|apprentissage")));

  /** A town, a comma and the two letters of a country. */
  private static final Pattern ABROAD = Pattern.compile("(.+?), *([A-Z]{2})");

  /** Characters that could end a script element, begin another, or end a line of JavaScript. */
  private static final Pattern UNSAFE = Pattern.compile("[<>&\u2028\u2029]");

  private JobPosting() {}

  /**
   * Returns the text for a script element, in which nothing can end that element.
   *
   * @param url the absolute address of the posting's page, if there is one
   */
  static Optional<String> json(Posting posting, SiteSettings settings, @Nullable String url) {
    LocalDate date = posting.date();
    if (!posting.open() || date == null) {
      return Optional.empty();
    }
    return settings
        .organisation()
        .flatMap(organisation ->
            settings.place().map(place -> written(of(posting, date, organisation, place, url))));
  }

  private static ObjectNode of(
      Posting posting, LocalDate date, String organisation, String place, @Nullable String url) {
    ObjectNode json = JSON.createObjectNode();
    json.put("@context", "https://schema.org");
    json.put("@type", "JobPosting");
    json.put("title", posting.title());
    putIfAny(json, "description", MarkdownText.of(posting.markdown()).html());
    json.put("datePosted", date.toString());
    LocalDate end = posting.details().unpublishedOn();
    putIfAny(json, "validThrough", end == null ? "" : end.toString());
    ArrayNode employment = employment(posting.details().contract());
    if (!employment.isEmpty()) {
      json.set("employmentType", employment);
    }
    json.putObject("hiringOrganization").put("@type", "Organization").put("name", organisation);
    putAddress(json.putObject("jobLocation").put("@type", "Place").putObject("address"), place);
    putIfAny(json, "url", url == null ? "" : url);
    return json.put("directApply", false); // candidates apply as the text says, on another site
  }

  /** A place is in France unless the code of another country follows its comma. */
  private static void putAddress(ObjectNode address, String place) {
    Matcher abroad = ABROAD.matcher(place);
    boolean isAbroad = abroad.matches();
    address
        .put("@type", "PostalAddress")
        .put("addressLocality", isAbroad ? abroad.group(1) : place)
        .put("addressCountry", isAbroad ? abroad.group(2) : "FR");
  }

  private static void putIfAny(ObjectNode json, String name, String text) {
    if (!text.isEmpty()) {
      json.put(name, text);
    }
  }

  private static ArrayNode employment(@Nullable String contract) {
    String written = contract == null ? "" : contract.toLowerCase(Locale.FRENCH);
    ArrayNode types = JSON.createArrayNode();
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
    try {
      return UNSAFE
          .matcher(JSON.writeValueAsString(json))
          .replaceAll(
              unsafe -> String.format(Locale.ROOT, "\\\\u%04X", (int) unsafe.group().charAt(0)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of texts can be written as JSON", e);
    }
  }
}
