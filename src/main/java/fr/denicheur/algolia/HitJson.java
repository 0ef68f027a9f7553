package fr.denicheur.algolia;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.denicheur.engine.SearchEngine;
import fr.denicheur.posting.Condition;
import fr.denicheur.posting.Conditions;
import fr.denicheur.posting.Facet;
import fr.denicheur.posting.Period;
import fr.denicheur.posting.Posting;
import fr.denicheur.posting.Startup;
import fr.denicheur.posting.Summary;
import fr.denicheur.query.Question;
import fr.denicheur.result.Hit;
import fr.denicheur.result.Marked;
import fr.denicheur.result.Reason;
import fr.denicheur.web.PostingAddress;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes postings as records of an index.
 *
 * @param engine finds the texts of postings, for clients that ask for them
 * @param address makes of a path on this server the address that clients link to
 */
record HitJson(SearchEngine engine, UnaryOperator<String> address) {
  /** What search boxes of documentations group by and show: seven levels of headings. */
  private static final String HIERARCHY = "hierarchy";

  private static final int LEVELS = 7;
  private static final String TITLE = "title";
  private static final String BODY = "body";
  private static final String CONTENT = "content";

  /** Returns a hit of a search. */
  ObjectNode hit(Hit hit, Question asked, Display display) {
    ObjectNode record = posting(hit.summary(), display);
    if (display.names(BODY)) {
      record.put(BODY, engine.find(hit.id()).map(found -> found.posting().text()).orElse(""));
    }
    Marked title =
        hit.excerpts().heading().stream().findFirst().orElseGet(() -> Marked.plain(hit.title()));
    List<Marked> passages = hit.excerpts().passages();
    Matched inTitle = Matched.in(hit, asked, reason -> reason.place() == Reason.Place.TITLE);
    Matched inBody = Matched.in(hit, asked, reason -> reason.times() > 0);
    ObjectNode highlights = object();
    ObjectNode snippets = object();
    if (display.highlights(TITLE)) {
      highlights.set(TITLE, highlight(display.marked(title), title, inTitle));
    }
    display
        .snippet(TITLE)
        .ifPresent(
            words -> snippets.set(TITLE, snippet(display.snippet(List.of(title), words), inTitle)));
    display
        .snippet(BODY)
        .ifPresent(words -> snippets.set(BODY, snippet(display.snippet(passages, words), inBody)));
    if (display.names(HIERARCHY)) {
      String group = hit.summary().family().label();
      record.set(HIERARCHY, levels(group, hit.title()));
      record.put("type", "lvl1").put(CONTENT, plain(passages));
      ObjectNode shown = object();
      shown.set("lvl0", highlight(group, Marked.plain(group), Matched.NOTHING));
      shown.set("lvl1", highlight(display.marked(title), title, inTitle));
      highlights.set(HIERARCHY, shown);
      snippets.set(HIERARCHY, shown);
      display
          .snippet(CONTENT)
          .ifPresent(
              words -> snippets.set(CONTENT, snippet(display.snippet(passages, words), inBody)));
    }
    return with(record, highlights, snippets);
  }

  private static ObjectNode with(ObjectNode record, ObjectNode highlights, ObjectNode snippets) {
    if (!highlights.isEmpty()) {
      record.set("_highlightResult", highlights);
    }
    if (!snippets.isEmpty()) {
      record.set("_snippetResult", snippets);
    }
    return record;
  }

  private static @Nullable String plain(List<Marked> passages) {
    return passages.isEmpty()
        ? null
        : String.join(" … ", passages.stream().map(Marked::text).toList());
  }

  /** Returns a whole posting. */
  ObjectNode whole(Posting posting, Display display) {
    ObjectNode record = posting(posting.summary(), display);
    if (display.retrieves(BODY)) {
      record.put(BODY, posting.text());
    }
    return record;
  }

  private ObjectNode posting(Summary posting, Display display) {
    ObjectNode all = object();
    LocalDate date = posting.date();
    Startup startup = posting.startup();
    all.put(TITLE, posting.title()).put("url", address.apply(PostingAddress.of(posting.id())));
    all.put("roles", posting.family().id()).put("roleLabel", posting.family().label());
    all.put("startup", startup == null ? null : startup.slug());
    all.put("startupLabel", startup == null ? null : startup.label());
    for (Facet facet : List.of(Facet.INCUBATOR, Facet.THEME)) {
      List<String> values = facet.values(posting);
      if (!values.isEmpty()) {
        values.forEach(all.putArray(facet.id())::add);
      }
    }
    all.put("open", posting.open()).put("junior", posting.junior());
    if (date != null) {
      String month = Period.monthOf(date).value();
      all.put("date", Epoch.seconds(date)).put("day", date.toString());
      all.putObject("month")
          .put("lvl0", Attribute.YEAR.written(month))
          .put("lvl1", Attribute.MONTH_OF_YEAR.written(month));
    }
    Conditions conditions = posting.conditions();
    conditions.values(Condition.Kind.CONTRACT).forEach(all.putArray("contract")::add);
    all.put("remote", conditions.value(Condition.Kind.REMOTE).orElse(null));
    conditions.values(Condition.Kind.PLACE).forEach(all.putArray("place")::add);
    conditions.values(Condition.Kind.TECHNO).forEach(all.putArray("techno")::add);
    ObjectNode wanted = object().put("objectID", posting.id().value());
    all.properties().stream()
        .filter(field -> display.retrieves(field.getKey()))
        .forEach(field -> wanted.set(field.getKey(), field.getValue()));
    return wanted;
  }

  private static ObjectNode levels(String group, String title) {
    ObjectNode levels = object().put("lvl0", group).put("lvl1", title);
    IntStream.range(2, LEVELS).forEach(level -> levels.putNull("lvl" + level));
    return levels;
  }

  private static ObjectNode highlight(String value, Marked text, Matched matched) {
    return snippet(value, matched)
        .put("fullyHighlighted", matched.isAny() && isMarkedAllOver(text))
        .putPOJO("matchedWords", matched.words());
  }

  private static ObjectNode snippet(String value, Matched matched) {
    return object().put("value", value).put("matchLevel", matched.level());
  }

  private static boolean isMarkedAllOver(Marked text) {
    return text.runs().stream()
        .allMatch(
            run -> run.isMarked() || run.text().chars().noneMatch(Character::isLetterOrDigit));
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /**
   * The words of a question that an attribute matches.
   *
   * @param words those words, in lower case
   * @param level {@code none}, {@code partial} or {@code full}
   */
  private record Matched(List<String> words, String level) {
    static final Matched NOTHING = new Matched(List.of(), "none");

    static Matched in(Hit hit, Question asked, Predicate<Reason> isThere) {
      List<String> words =
          hit.why().stream()
              .filter(isThere)
              .map(reason -> reason.words().toLowerCase(Locale.FRENCH))
              .distinct()
              .toList();
      long all = asked.clauses().stream().filter(clause -> !clause.excluded()).count();
      boolean isFull = words.stream().mapToLong(Matched::count).sum() >= all;
      return words.isEmpty() ? NOTHING : new Matched(words, isFull ? "full" : "partial");
    }

    private static long count(String words) {
      return words.split(" ", -1).length;
    }

    boolean isAny() {
      return !words.isEmpty();
    }
  }
}
