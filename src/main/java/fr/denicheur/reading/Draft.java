package fr.denicheur.reading;

import fr.denicheur.reading.Field.Text;
import fr.denicheur.reading.text.CleanText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Decides by the fields of a front matter whether the author publishes the posting. What was shown
 * once cannot be taken back, so doubt means no: a field that is not understood hides the posting,
 * and so does a line that names the field in a front matter that is broken, too long or not closed.
 */
final class Draft {
  private static final String PUBLISHED = "published";

  /** The fields that say whether the author publishes the posting. */
  static final Set<String> KEYS = Set.of("draft", PUBLISHED);

  /** A name and its value in YAML, TOML or JSON, up to the next name. */
  private static final Pattern NAMED =
      Pattern.compile(
          "(?:^|[{,])[\\s\\p{Z}\\p{Cf}]{0,40}(?:-\\s{1,9})?[\"'“]?([\\p{L}_-]{4,12})[\"'”]?"
              + "[\\s\\p{Z}]{0,40}[:=]([^,}#]{0,100})");

  private static final Pattern QUOTES = Pattern.compile("^[\"']|[\"']$");

  private Draft() {}

  /**
   * Returns the field that hides the posting, and lists it if it is not understood.
   *
   * @param lines the lines that name one of {@link #KEYS}, as {@link #named} returns them
   */
  static Optional<Field> hiding(FrontMatter frontMatter, List<Field> lines, Findings findings) {
    List<Field> read = KEYS.stream().flatMap(key -> frontMatter.field(key).stream()).toList();
    Stream<Field> lost =
        lines.stream().filter(field -> read.stream().noneMatch(one -> one.line() == field.line()));
    Day day = new Day(frontMatter, findings);
    return Stream.concat(read.stream(), lost)
        .filter(field -> hides(field, day, findings))
        .findFirst();
  }

  private static boolean hides(Field field, Day day, Findings findings) {
    String written = CleanText.line(field.value().shown());
    if (field.value() instanceof Text && (written.isEmpty() || Day.isNull(written))) {
      return false;
    }
    boolean isPublished = field.key().equals(PUBLISHED);
    Optional<Boolean> truth =
        field.value() instanceof Text ? Opening.truth(written) : Optional.empty();
    if (truth.isPresent()) {
      return truth.get() != isPublished;
    }
    if (isPublished && day.moment(field, written, false).isPresent()) {
      return false; // some generators name the date of a page so
    }
    findings.add(Rule.BOOLEAN_NOT_UNDERSTOOD, field, written, field.key(), "« brouillon »");
    return true;
  }

  /**
   * Returns the lines at the top of a file that name one of {@link #KEYS}, as fields, whether or
   * not they can be read as front matter.
   */
  static List<Field> named(String[] lines) {
    List<Field> named = new ArrayList<>();
    int start = beginning(lines);
    boolean isClosed = nextFence(lines, start) < lines.length;
    boolean isAfterGap = false;
    for (int i = start; i < lines.length; i++) {
      if (isFence(lines[i]) && !opensAgain(lines, i)) {
        break;
      }
      boolean isBlank = CleanText.isBlank(lines[i]);
      if (isAfterGap && !isBlank && !isClosed && !mayBelongToFields(lines[i])) {
        break;
      }
      isAfterGap = isBlank;
      addNamed(lines[i], i + 1, named);
    }
    return named;
  }

  private static void addNamed(String line, int number, List<Field> named) {
    for (Matcher m = NAMED.matcher(line); m.find(); ) {
      String key = Keys.known(Keys.folded(m.group(1)));
      String value = QUOTES.matcher(CleanText.line(m.group(2))).replaceAll("");
      boolean isDraft = Keys.isState(key) && Keys.known(Keys.folded(value)).equals("draft");
      if (KEYS.contains(key) || isDraft) {
        named.add(
            new Field(
                isDraft ? "draft" : key,
                number,
                m.start(2) + 1,
                new Text(isDraft ? "true" : value)));
      }
    }
  }

  /** Returns the first line in which a field may stand; the number of lines if there is none. */
  private static int beginning(String[] lines) {
    int first = nextVisible(lines, 0);
    if (first < lines.length && Fence.opens(lines[first])) {
      return first + (Fence.JSON_OPENING.matcher(lines[first]).find() ? 0 : 1);
    }
    if (first < lines.length && Keys.looksLikeField(lines[first])) {
      return first;
    }
    int fence = nextFence(lines, first);
    int next = nextVisible(lines, fence + 1);
    return fence < Fence.LAST_LINE_TO_OPEN
            && next < lines.length
            && Keys.looksLikeField(lines[next])
        ? next
        : lines.length;
  }

  /** Whether another front matter follows the one that ends here. */
  private static boolean opensAgain(String[] lines, int fence) {
    int next = nextVisible(lines, fence + 1);
    return next < lines.length
        && Keys.isTellingField(lines[next])
        && nextFence(lines, next) < lines.length;
  }

  private static boolean mayBelongToFields(String line) {
    return Keys.looksLikeField(line)
        || Keys.belongsToField(line)
        || Fence.TOML_LINE.matcher(line).find();
  }

  private static int nextVisible(String[] lines, int from) {
    return Fence.next(lines, from, line -> !CleanText.isBlank(line));
  }

  private static int nextFence(String[] lines, int from) {
    return Fence.next(lines, from, Draft::isFence);
  }

  private static boolean isFence(String line) {
    return Fence.YAML.matcher(line).find() || Fence.TOML_END.matcher(line).find();
  }
}
