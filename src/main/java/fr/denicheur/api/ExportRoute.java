package fr.denicheur.api;

import fr.denicheur.engine.SearchEngine;
import fr.denicheur.exchange.ExportFormat;
import fr.denicheur.posting.Posting;
import fr.denicheur.posting.PostingId;
import fr.denicheur.query.Filter;
import fr.denicheur.query.InvalidQueryException;
import fr.denicheur.web.Answer;
import fr.denicheur.web.Parameters;
import fr.denicheur.web.Route;
import fr.denicheur.web.SearchParameters;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /api/v1/export}: all postings that pass a filter as rows, a page at a time. The header
 * {@code Link} names the next page; without it the page is the last. A page holds the first {@code
 * size} rows, or fewer if they are long.
 */
record ExportRoute(SearchEngine engine) {
  /** Rows of a page. */
  static final int MAX_SIZE = 1_000;

  private static final int USUAL_SIZE = 500;

  /** A page with so many bytes ends, because all of it is kept in memory. */
  static final int ENOUGH_BYTES = 4 << 20;

  private static final String CURSOR = "cursor";

  private static final List<String> NAMES =
      Stream.concat(Stream.of("format", CURSOR, "size"), SearchParameters.FILTER.stream()).toList();

  Route route() {
    return Route.get("/api/v1/export", NAMES, this::read);
  }

  private Supplier<Answer> read(Context context, Parameters parameters) {
    ExportFormat format = parameters.choice("format", ExportFormat.BY_ID, ExportFormat.NDJSON);
    int size = parameters.number("size", USUAL_SIZE);
    if (size < 1 || size > MAX_SIZE) {
      throw new InvalidQueryException(
          "size", "size must be between 1 and " + MAX_SIZE + "; got " + size);
    }
    Filter filter = SearchParameters.filter(parameters);
    PostingId after = parameters.one(CURSOR).map(ExportRoute::id).orElse(null);
    return () -> {
      Page page = new Page(format, size);
      page.begin(after == null);
      engine.walk(filter, after, page);
      return answer(page, parameters);
    };
  }

  private static Answer answer(Page page, Parameters parameters) {
    Answer answer =
        Answer.of(page.format.contentType(), page.rows.toByteArray()).kept(Answer.Keeping.NEVER);
    if (page.last == null || !page.isFull()) {
      return answer;
    }
    String link = "<" + next(parameters, page.last) + ">; rel=\"next\"";
    return answer.with(Map.of("Link", link, "Access-Control-Expose-Headers", "Link"));
  }

  /** Collects the rows of a page. For one thread. */
  private static final class Page implements Predicate<Posting> {
    private final ByteArrayOutputStream rows = new ByteArrayOutputStream();
    private final ExportFormat format;
    private int left;
    private @Nullable PostingId last;

    Page(ExportFormat format, int size) {
      this.format = format;
      this.left = size;
    }

    /** Only the first page has the names of the columns: pages are joined as they are. */
    void begin(boolean isFirst) {
      if (isFirst) {
        rows.writeBytes(format.head());
      }
    }

    @Override
    public boolean test(Posting posting) {
      rows.writeBytes(format.row(posting));
      last = posting.id();
      left--;
      return !isFull();
    }

    boolean isFull() {
      return left == 0 || rows.size() >= ENOUGH_BYTES;
    }
  }

  /** Returns the address of the next page, relative to this one. */
  private static String next(Parameters parameters, PostingId last) {
    String others =
        NAMES.stream()
            .filter(name -> !name.equals(CURSOR))
            .flatMap(name -> parameters.all(name).stream().map(value -> pair(name, value)))
            .collect(Collectors.joining());
    return "export?" + CURSOR + "=" + cursor(last) + others;
  }

  private static String pair(String name, String value) {
    return "&" + name + "=" + Parameters.encoded(value);
  }

  private static String cursor(PostingId last) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(last.value().getBytes(StandardCharsets.UTF_8));
  }

  private static PostingId id(String cursor) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
      return new PostingId(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
    } catch (IllegalArgumentException | CharacterCodingException e) {
      throw new InvalidQueryException(
          CURSOR, "cursor must be one that an answer gave; got '" + cursor + "'");
    }
  }
}
