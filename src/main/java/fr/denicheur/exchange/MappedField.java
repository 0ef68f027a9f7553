package fr.denicheur.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import fr.denicheur.reading.text.CleanText;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A field of the front matter, and where its value is found in a row. What its name means to {@code
 * reading} decides what its value may be.
 *
 * @param key the name in the front matter
 * @param from the paths of its values; the first that is filled counts
 * @param join stands between the values of all paths if all count; {@code null} if one counts
 * @param value a text for every row, with {@code {path}} for a value of the row; {@code null} if
 *     there is none
 * @param format how a date may be written besides ISO 8601, as {@link DateTimeFormatter} has it;
 *     {@code null} if in no other way
 * @param words what values mean, in lower case; others mean themselves
 * @param isRequired whether a row without it is refused
 */
record MappedField(
    String key,
    List<String> from,
    @Nullable String join,
    @Nullable String value,
    @Nullable String format,
    Map<String, String> words,
    boolean isRequired) {
  private static final Set<String> DAYS = Set.of("date", "depublication_date");
  private static final Set<String> FLAGS = Set.of("open", "junior", "poste_pourvu");
  private static final Set<String> LISTS = Set.of("techno", "domaines");
  private static final Set<String> TRUE = Set.of("true", "oui", "vrai", "yes", "1");
  private static final Set<String> FALSE = Set.of("false", "non", "faux", "no", "0");
  private static final String URL = "externalURL";
  private static final Pattern HTTP = Pattern.compile("(?i)https?://\\S{1,1980}");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]{1,200})\\}");

  /** A date and a time, perhaps with a zone: {@code +01:00}, {@code +0100} or {@code Z}. */
  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .optionalStart()
          .appendOffset("+HH:mm", "Z")
          .optionalEnd()
          .optionalStart()
          .appendOffset("+HHmm", "Z")
          .optionalEnd()
          .toFormatter(Locale.ROOT);

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  MappedField {
    from = List.copyOf(from);
    words = Map.copyOf(words);
  }

  /**
   * Returns the value as it is written in the front matter; empty if the row says nothing.
   *
   * @throws RefusedRowException if the value is none that the field may have
   */
  Optional<String> in(Row row) {
    List<String> values = value == null ? found(row) : filled(row, value);
    if (values.isEmpty()) {
      if (isRequired) {
        throw RowRule.FIELD_MISSING.refusal("", key, named());
      }
      return Optional.empty();
    }
    if (LISTS.contains(key)) {
      return Optional.of(FrontMatterText.list(values));
    }
    return Optional.of(single(String.join(join == null ? ", " : join, values)));
  }

  private String single(String text) {
    if (DAYS.contains(key)) {
      return day(text);
    }
    if (FLAGS.contains(key)) {
      return flag(text);
    }
    if (key.equals(URL) && !HTTP.matcher(text).matches()) {
      throw RowRule.NOT_A_URL.refusal(text, key, named());
    }
    return FrontMatterText.quoted(text);
  }

  private List<String> found(Row row) {
    List<List<String>> all =
        from.stream().map(path -> values(row, path)).filter(one -> !one.isEmpty()).toList();
    if (all.isEmpty()) {
      from.stream()
          .flatMap(path -> row.at(path).stream())
          .filter(JsonNode::isObject)
          .findFirst()
          .ifPresent(object -> {
            throw RowRule.NOT_A_VALUE.refusal(object.toString(), key, named());
          });
    }
    return join == null
        ? all.stream().findFirst().orElse(List.of())
        : all.stream().flatMap(List::stream).toList();
  }

  /** Returns the values at a path as lines; a cell of CSV that is a list has one item a line. */
  private List<String> values(Row row, String path) {
    return row.at(path).stream()
        .filter(JsonNode::isValueNode)
        .map(JsonNode::asText)
        .flatMap(text -> LISTS.contains(key) ? text.lines() : Stream.of(text))
        .map(CleanText::line)
        .filter(text -> !text.isEmpty())
        .map(text -> words.getOrDefault(text.toLowerCase(Locale.ROOT), text))
        .toList();
  }

  /** Returns a text with the values of the row in it; nothing if one of them is missing. */
  private List<String> filled(Row row, String template) {
    Matcher places = PLACEHOLDER.matcher(template);
    StringBuilder text = new StringBuilder();
    while (places.find()) {
      List<String> found = values(row, places.group(1));
      if (found.isEmpty()) {
        return List.of();
      }
      String first = found.getFirst();
      String part = key.equals(URL) ? URLEncoder.encode(first, StandardCharsets.UTF_8) : first;
      places.appendReplacement(text, Matcher.quoteReplacement(part));
    }
    return List.of(places.appendTail(text).toString());
  }

  private String named() {
    return from.isEmpty() ? "« value »" : "« " + String.join(" » ou « ", from) + " »";
  }

  private String flag(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (TRUE.contains(lower)) {
      return "true";
    }
    if (FALSE.contains(lower)) {
      return "false";
    }
    throw RowRule.NOT_A_FLAG.refusal(text, key, named());
  }

  /** Returns a day as it is, and a moment in UTC; one without a zone is meant in Paris. */
  private String day(String text) {
    try {
      return isoDay(text);
    } catch (DateTimeException e) {
      return formattedDay(text);
    }
  }

  private String formattedDay(String text) {
    try {
      if (format != null) {
        return LocalDate.parse(text, written(format)).toString();
      }
    } catch (DateTimeException e) {
      // refused below
    }
    String expected = format == null ? "aaaa-mm-jj" : format;
    throw RowRule.NOT_A_DATE.refusal(text, key, expected, named());
  }

  private static DateTimeFormatter written(String format) {
    return DateTimeFormatter.ofPattern(format.replace('y', 'u'), Locale.FRENCH)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  private static String isoDay(String text) {
    if (text.length() <= "2021-12-09".length()) {
      return LocalDate.parse(text).toString();
    }
    TemporalAccessor moment =
        ISO.parseBest(text.replace(' ', 'T'), OffsetDateTime::from, LocalDateTime::from);
    Instant instant =
        moment instanceof OffsetDateTime zoned
            ? zoned.toInstant()
            : ((LocalDateTime) moment).atZone(PARIS).toInstant();
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
