package fr.denicheur.reading;

import fr.denicheur.lexicon.ConditionReader;
import fr.denicheur.lexicon.RoleFamilies;
import fr.denicheur.posting.Conditions;
import fr.denicheur.posting.Posting;
import fr.denicheur.posting.PostingDetails;
import fr.denicheur.posting.PostingId;
import fr.denicheur.posting.RoleFamily;
import fr.denicheur.posting.ShortText;
import fr.denicheur.posting.Startup;
import fr.denicheur.posting.Summary;
import fr.denicheur.reading.text.CleanText;
import fr.denicheur.reading.text.MarkdownText;
import fr.denicheur.reading.text.OpenMarkup;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Builds a posting from the front matter, the text and the name of its file. */
final class PostingFacts {
  /** Every browser takes addresses of 2,000 characters. */
  private static final int MAX_URL = 2000;

  /** The title of a posting whose file name shows no character. */
  private static final String UNNAMED = "Sans titre";

  private static final Pattern NAME_SEPARATORS = Pattern.compile("[-_.\\s]+");

  private static final Pattern HTTP = Pattern.compile("^https?://\\S+$", Pattern.CASE_INSENSITIVE);

  /** The folder in which Jekyll keeps drafts; some systems do not tell its case. */
  private static final String DRAFTS = "/_drafts/";

  private static final ConditionReader CONDITIONS = new ConditionReader();

  private final PostingId id;
  private final PostingFile file;
  private final Instant now;
  private final LocalDate today;
  private final RoleFamilies families;
  private final Findings findings;
  private final FrontMatter frontMatter;
  private final Day day;
  private final Optional<Field> hiding;

  PostingFacts(
      PostingId id, PostingFile file, Instant now, RoleFamilies families, Findings findings) {
    this.id = id;
    this.file = file;
    this.now = now;
    this.today = LocalDate.ofInstant(now, Day.ZONE);
    this.families = families;
    this.findings = findings;
    this.frontMatter = FrontMatterReader.read(file, findings);
    this.day = new Day(frontMatter, findings);
    this.hiding = Draft.hiding(frontMatter, file.drafts(), findings);
  }

  /** Returns the posting if its author publishes it. */
  ReadPosting published() {
    ReadPosting read = posting();
    boolean isAmongDrafts = ("/" + id.value()).toLowerCase(Locale.ROOT).contains(DRAFTS);
    if (hiding.isPresent()) {
      findings.add(Rule.DRAFT, hiding.get(), "", "« " + hiding.get().key() + " »");
    } else if (isAmongDrafts) {
      findings.add(Rule.DRAFT, 0, 0, "", "le dossier « _drafts »");
    } else {
      return read;
    }
    return new ReadPosting(Optional.empty(), findings.all(), null);
  }

  /** Returns the posting, even if it is a draft. */
  ReadPosting posting() {
    MarkdownText body = body();
    String plain = body.plain();
    Optional<String> written = frontMatter.text("title", PostingReader.MAX_TITLE);
    Optional<String> writtenRole = role();
    String title = written.or(() -> writtenRole).orElseGet(() -> otherTitle(body));
    String role = writtenRole.orElse(title);
    Opening opening = Opening.of(frontMatter, findings);
    opening.readText(body, plain, file);
    Optional<LocalDate> date = date();
    Startup startup = startup();
    Optional<Boolean> junior = truth("junior");
    PostingDetails details = details(opening.lastDay().orElse(null), opening.isFilled(now));
    RoleFamily family = families.classify(role, title, id);
    Conditions conditions = CONDITIONS.read(title, role, family, details, junior, plain);
    advise(Rule.FIELDS_AS_TEXT, details.others().keySet());
    opening.reportContradiction();
    if (!opening.isSaid()) {
      findings.add(Rule.OPEN_MISSING, 0, 0, "");
    }
    Summary summary =
        new Summary(
            id,
            title,
            family,
            startup,
            opening.at(now),
            junior.or(conditions::beginner).orElse(false),
            date.filter(when -> !when.isAfter(today)).orElse(null),
            conditions);
    Posting posting = new Posting(summary, role, details, file.body(), plain);
    Instant validUntil =
        Stream.concat(opening.changesAfter(now).stream(), comes(date).stream())
            .min(Comparator.naturalOrder())
            .orElse(null);
    return new ReadPosting(Optional.of(posting), findings.all(), validUntil);
  }

  private MarkdownText body() {
    reportOpenComment();
    MarkdownText body = MarkdownText.of(file.body());
    if (body.plain().isBlank()) {
      findings.add(Rule.TEXT_EMPTY, 0, 0, "");
    }
    return body;
  }

  private void reportOpenComment() {
    OptionalInt open = OpenMarkup.comment(file.body());
    if (open.isPresent()) {
      String before = file.body().substring(0, open.getAsInt());
      int line = (int) before.chars().filter(c -> c == '\n').count();
      findings.add(Rule.COMMENT_NOT_CLOSED, file.bodyLine() + line, 0, "<!--");
    }
  }

  private Optional<String> role() {
    return Stream.of("roles", "role", "titles")
        .flatMap(key -> frontMatter.text(key, PostingReader.MAX_TITLE).stream())
        .findFirst();
  }

  private String otherTitle(MarkdownText body) {
    Optional<String> heading = body.firstHeading();
    String source = heading.isPresent() ? "du premier intertitre" : "du nom du fichier";
    String title = ShortText.of(heading.orElseGet(this::titleFromName), PostingReader.MAX_TITLE);
    findings.add(Rule.TITLE_MISSING, 0, 0, title, source);
    return title;
  }

  /** Returns the name of the file as words, without its date; never blank. */
  private String titleFromName() {
    String undated = Day.NEARLY_NAME_DAY.matcher(fileName()).replaceFirst("");
    String words = NAME_SEPARATORS.matcher(CleanText.line(undated)).replaceAll(" ").strip();
    if (words.isEmpty()) {
      String shown = CleanText.line(fileName());
      return shown.isEmpty() ? UNNAMED : shown;
    }
    return ShortText.capitalized(words);
  }

  private String fileName() {
    return id.value().substring(id.value().lastIndexOf('/') + 1);
  }

  private @Nullable Startup startup() {
    Optional<String> written = frontMatter.fact("startup").filter(text -> !Day.isNull(text));
    Optional<Startup> startup = written.flatMap(Startup::named);
    if (written.isPresent() && written.get().length() > Startup.MAX_LENGTH) {
      report(Rule.VALUE_TOO_LONG, "startup", written.get(), "startup", Startup.MAX_LENGTH);
    }
    if (written.isPresent() && startup.isEmpty()) {
      report(Rule.STARTUP_NOT_UNDERSTOOD, "startup", written.get());
    }
    return startup.orElse(null);
  }

  private Optional<Boolean> truth(String key) {
    Optional<String> written = frontMatter.fact(key).filter(text -> !Day.isNull(text));
    Optional<Boolean> truth = written.flatMap(Opening::clearTruth);
    if (written.isPresent() && truth.isEmpty()) {
      Field field = frontMatter.field(key).orElseThrow();
      findings.add(Rule.BOOLEAN_NOT_UNDERSTOOD, field, written.get(), field.written(), "absente");
    }
    return truth;
  }

  /** Returns the moment from which a posting whose date is in the future has a date. */
  private Optional<Instant> comes(Optional<LocalDate> date) {
    return date.filter(written -> written.isAfter(today))
        .map(written -> written.atStartOfDay(Day.ZONE).toInstant());
  }

  private Optional<LocalDate> date() {
    Optional<LocalDate> named = day.ofName(fileName());
    Optional<LocalDate> written = day.of("date");
    if (written.isPresent() && written.get().isAfter(today)) {
      Field field = frontMatter.field("date").orElseThrow();
      findings.add(Rule.DATE_IN_FUTURE, field, written.get().toString(), field.written());
    }
    if (written.isEmpty() && named.isPresent() && named.get().isAfter(today)) {
      findings.add(Rule.FILE_NAME_DATE_IN_FUTURE, 0, 0, named.get().toString());
    }
    boolean isTried = Day.NEARLY_NAME_DAY.matcher(fileName()).find();
    if (frontMatter.fact("date").isEmpty() && !isTried) {
      findings.add(Rule.DATE_MISSING, 0, 0, "");
    }
    return written.or(() -> named);
  }

  private PostingDetails details(@Nullable LocalDate unpublishedOn, boolean filled) {
    return new PostingDetails(
        frontMatter.list("techno"),
        frontMatter.list("domaines"),
        text("contrat"),
        text("friend"),
        text("contact"),
        url(),
        unpublishedOn,
        filled,
        others());
  }

  /** Returns the fields that nothing else asked for. */
  private Map<String, String> others() {
    Map<String, String> others = new LinkedHashMap<>();
    List<String> ignored = new ArrayList<>();
    frontMatter
        .others()
        .forEach((field, text) -> {
          if (Keys.isOfASite(field.key())) {
            ignored.add(field.key());
          } else if (others.size() < PostingReader.MAX_ITEMS) {
            others.put(field.key(), text);
          }
        });
    advise(Rule.FIELDS_IGNORED, ignored);
    return others;
  }

  private void advise(Rule rule, Collection<String> keys) {
    if (!keys.isEmpty()) {
      findings.add(rule, 0, 0, "", String.join(", ", keys));
    }
  }

  private @Nullable String text(String key) {
    return frontMatter.text(key, PostingReader.MAX_TITLE).orElse(null);
  }

  private @Nullable String url() {
    Optional<String> written = frontMatter.fact("externalurl");
    Optional<String> url =
        written.filter(text -> text.length() <= MAX_URL && HTTP.matcher(text).matches());
    if (written.isPresent() && url.isEmpty()) {
      report(Rule.URL_NOT_HTTP, "externalurl", written.get(), "externalURL");
    }
    return url.orElse(null);
  }

  private void report(Rule rule, String key, String value, Object... details) {
    findings.add(rule, frontMatter.field(key).orElseThrow(), value, details);
  }
}
