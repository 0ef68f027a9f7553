package fr.denicheur.reading;

import fr.denicheur.lexicon.RoleFamilies;
import fr.denicheur.posting.Posting;
import fr.denicheur.posting.PostingDetails;
import fr.denicheur.posting.PostingId;
import fr.denicheur.posting.ShortText;
import fr.denicheur.posting.Startup;
import fr.denicheur.posting.Summary;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the facts of one posting from its front matter, its text and the name of its file. */
final class PostingFacts {
  /** What fits a line of results, with room to spare. */
  static final int MAX_TITLE = 300;

  /** What browsers still take. */
  private static final int MAX_URL = 2000;

  private static final Pattern HTTP = Pattern.compile("^https?://\\S+$", Pattern.CASE_INSENSITIVE);

  private final PostingId id;
  private final PostingFile file;
  private final LocalDate today;
  private final RoleFamilies families;
  private final Findings findings;
  private final FrontMatter frontMatter;
  private final Day day;

  PostingFacts(
      PostingId id, PostingFile file, LocalDate today, RoleFamilies families, Findings findings) {
    this.id = id;
    this.file = file;
    this.today = today;
    this.families = families;
    this.findings = findings;
    this.frontMatter = FrontMatterReader.read(file, findings);
    this.day = new Day(frontMatter, findings);
  }

  ReadPosting posting() {
    MarkdownText body = body();
    Titles titles = titles(body);
    PostingDetails details = details();
    Opening opening = Opening.of(frontMatter, details.unpublishedOn(), findings);
    opening.reportContradiction(today);
    Posting posting =
        new Posting(summary(titles, opening), titles.role(), details, file.body(), body.plain());
    LocalDate validUntil = opening.changesAfter(today).orElse(null);
    return new ReadPosting(Optional.of(posting), findings.all(), validUntil);
  }

  private Summary summary(Titles titles, Opening opening) {
    return new Summary(
        id,
        titles.title(),
        families.classify(titles.role(), titles.title(), id),
        startup(),
        opening.on(today),
        isJunior(),
        date());
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

  private record Titles(String title, String role) {}

  private Titles titles(MarkdownText body) {
    Optional<String> title = frontMatter.text("title", MAX_TITLE);
    Optional<String> role =
        Stream.of("roles", "role", "titles")
            .flatMap(key -> frontMatter.text(key, MAX_TITLE).stream())
            .findFirst();
    String spare = title.or(() -> role).orElseGet(() -> otherTitle(body));
    return new Titles(title.orElse(spare), role.orElse(spare));
  }

  private String otherTitle(MarkdownText body) {
    Optional<String> heading = body.firstHeading();
    String source = heading.isPresent() ? "du premier intertitre" : "du nom du fichier";
    String title = ShortText.of(heading.orElseGet(() -> FileName.of(id).readable()), MAX_TITLE);
    findings.add(Rule.TITLE_MISSING, 0, 0, title, source);
    return title;
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

  private boolean isJunior() {
    Optional<String> written = frontMatter.fact("junior").filter(text -> !Day.isNull(text));
    Optional<Boolean> junior = written.flatMap(Opening::truth);
    if (written.isPresent() && junior.isEmpty()) {
      report(Rule.BOOLEAN_NOT_UNDERSTOOD, "junior", written.get(), "junior", "faux");
    }
    return junior.orElse(false);
  }

  private @Nullable LocalDate date() {
    Optional<LocalDate> named = FileName.of(id).date(findings);
    Optional<LocalDate> written = day.of("date");
    if (written.isPresent() && written.get().isAfter(today)) {
      report(Rule.DATE_IN_FUTURE, "date", written.get().toString(), "date");
    }
    if (written.isEmpty() && named.isPresent() && named.get().isAfter(today)) {
      findings.add(Rule.FILE_NAME_DATE_IN_FUTURE, 0, 0, named.get().toString());
    }
    return written.or(() -> named).orElse(null);
  }

  private PostingDetails details() {
    return new PostingDetails(
        frontMatter.list("techno"),
        frontMatter.list("domaines"),
        text("contrat"),
        text("friend"),
        text("contact"),
        url(),
        day.of("depublication_date").orElse(null));
  }

  private @Nullable String text(String key) {
    return frontMatter.text(key, MAX_TITLE).orElse(null);
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
    Field field = Objects.requireNonNull(frontMatter.field(key).orElse(null));
    findings.add(rule, field, value, details);
  }
}
