package fr.denicheur.site;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.denicheur.posting.Posting;
import fr.denicheur.reading.MarkdownText;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A posting as search engines want it: schema.org's {@code JobPosting}, as JSON-LD.
 *
 * <p>Only of an open posting whose day is known, and only where the owner of the site tells who
 * recruits and where the work is: the posting itself does not say it in a form that can be read.
 *
 * @param title what it is called
 * @param description its text, as HTML
 * @param datePosted ISO 8601
 * @param validThrough the last day to apply, ISO 8601
 * @param employmentType what kind of contract, as schema.org names it
 * @param url its absolute address
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record JobPosting(
    @JsonProperty("@context") String context,
    @JsonProperty("@type") String type,
    String title,
    String description,
    String datePosted,
    @Nullable String validThrough,
    List<String> employmentType,
    Thing hiringOrganization,
    Thing jobLocation,
    @Nullable String url,
    boolean directApply) {

  private static final ObjectWriter JSON =
      JsonMapper.builder().build().writerFor(JobPosting.class).with(new InsideScript());

  /** Words of contracts as authors write them, and what schema.org calls them. */
  private static final Map<String, Pattern> EMPLOYMENT =
      Map.of(
          "FULL_TIME", word("temps plein|temps complet"),
          "PART_TIME", word("temps partiel|mi-temps"),
          "CONTRACTOR", word("freelance|indépendante?|prestation|prestataire"),
          "TEMPORARY", word("cdd|intérim|vacation|contractuel(le)?"),
          "INTERN", word("stage|stagiaire|alternance|apprentissage"));

  private static final Pattern ABROAD = Pattern.compile("(.+?), *([A-Z]{2})");

  /** Something with a name. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Thing(
      @JsonProperty("@type") String type, @Nullable String name, @Nullable Object address) {
    static Thing organisation(String name) {
      return new Thing("Organization", name, null);
    }

    /** A town, and after a comma its country where that is not France. */
    static Thing place(String written) {
      Matcher abroad = ABROAD.matcher(written);
      Address address =
          abroad.matches()
              ? new Address("PostalAddress", abroad.group(1), abroad.group(2))
              : new Address("PostalAddress", written, "FR");
      return new Thing("Place", null, address);
    }
  }

  /** Where something is. */
  record Address(
      @JsonProperty("@type") String type, String addressLocality, String addressCountry) {}

  /** Returns the text for a script element, in which nothing can end that element. */
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

  private static JobPosting of(
      Posting posting, LocalDate date, String organisation, String place, @Nullable String url) {
    LocalDate end = posting.details().unpublishedOn();
    return new JobPosting(
        "https://schema.org",
        "JobPosting",
        posting.title(),
        MarkdownText.of(posting.markdown()).html(),
        date.toString(),
        end == null ? null : end.toString(),
        employment(posting.details().contract()),
        Thing.organisation(organisation),
        Thing.place(place),
        url,
        false); // one applies as the text says, elsewhere
  }

  private static List<String> employment(@Nullable String contract) {
    String written = contract == null ? "" : contract.toLowerCase(Locale.FRENCH);
    return EMPLOYMENT.entrySet().stream()
        .filter(kind -> kind.getValue().matcher(written).find())
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  private static Pattern word(String alternatives) {
    return Pattern.compile("(?<!\\p{L})(" + alternatives + ")(?!\\p{L})");
  }

  private static String written(JobPosting posting) {
    try {
      return JSON.writeValueAsString(posting);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record of texts can be written", e);
    }
  }

  /** Row H19: what could end a script element or begin another is written as a number. */
  private static final class InsideScript extends CharacterEscapes {
    private static final long serialVersionUID = 1L;

    private final int[] ascii = standardAsciiEscapesForJSON();

    InsideScript() {
      for (char sign : new char[] {'<', '>', '&'}) {
        ascii[sign] = CharacterEscapes.ESCAPE_STANDARD;
      }
    }

    @Override
    public int[] getEscapeCodesForAscii() {
      return ascii;
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int sign) {
      return sign == 0x2028 || sign == 0x2029
          ? new SerializedString("\\u" + Integer.toHexString(sign))
          : null;
    }
  }
}
