package fr.denicheur.reading;

import fr.denicheur.lexicon.RoleFamilies;
import fr.denicheur.posting.PostingId;
import fr.denicheur.reading.text.HtmlPage;
import fr.denicheur.reading.text.MarkdownText;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Turns posting files into postings and lists of problems. Any number of threads may share a
 * reader.
 *
 * <p>The same bytes at the same moment give the same posting and the same problems: a reader keeps
 * nothing of the files it read.
 */
public final class PostingReader {
  /**
   * The largest file that is read, in bytes: 1 MiB, so that its text is never too long. Callers
   * check the size before they open a file.
   */
  public static final int MAX_FILE_BYTES = MarkdownText.MAX_CHARACTERS;

  /** The longest front matter that is read, in characters; a hundred times a usual one. */
  public static final int MAX_FRONT_MATTER = 64 * 1024;

  /**
   * The longest draft, in bytes: 128 KiB, far more than a person pastes. A draft costs work that a
   * stranger can ask for, so it may be shorter than a file.
   */
  public static final int MAX_DRAFT_BYTES = 128 * 1024;

  /** Levels of nested values. A front matter needs two; ten are an attack or a mistake. */
  public static final int MAX_DEPTH = 10;

  /** The number of items that are kept of a list. A posting names a dozen technologies. */
  public static final int MAX_ITEMS = 200;

  /** The number of characters that are kept of such an item; more is a sentence. */
  public static final int MAX_ITEM = 100;

  /** The number of characters that are kept of a title; they fill more than a line of results. */
  public static final int MAX_TITLE = 300;

  /** The number of characters that are kept of a field without a meaning of its own. */
  public static final int MAX_OTHER = 2000;

  /** The imports and exports of MDX, which end at a blank line, and its comments. */
  private static final Pattern MDX_CODE =
      Pattern.compile(
          "(?m)^(?:import|export)\\s(?:.*[\"'{=(;].*)(?:\\n.+)*|\\{/\\*(?s:.{0,10000}?)\\*/\\}");

  private static final PostingId DRAFT_ID = new PostingId("brouillon");

  private final RoleFamilies families;
  private final Clock clock;

  /**
   * @param families finds the trade of a role
   * @param clock gives the current moment, which decides whether a posting is open
   */
  public PostingReader(RoleFamilies families, Clock clock) {
    this.families = families;
    this.clock = clock;
  }

  /**
   * Reads one file. No bytes are known to make this method throw. Callers that read many files
   * still catch exceptions, so that one file cannot stop them.
   *
   * @param id the posting's id; its last part is the name of the file, which may begin with a date
   * @param path the file, as problems show it
   * @param bytes the whole file
   */
  public ReadPosting read(PostingId id, String path, byte[] bytes) {
    return read(id, path, bytes, PostingFacts::published);
  }

  private ReadPosting read(
      PostingId id, String path, byte[] bytes, Function<PostingFacts, ReadPosting> reading) {
    Instant now = now();
    Findings findings = new Findings(path);
    return FileText.of(bytes, findings)
        .map(text -> new PostingSplitter(text, findings).split())
        .map(file -> file.withBody(markdown(file.body(), path)))
        .map(file -> reading.apply(new PostingFacts(id, file, now, families, findings)))
        .orElseGet(() -> new ReadPosting(Optional.empty(), findings.all(), null));
  }

  /**
   * Whether a file begins as postings do: with front matter, perhaps without its first line of
   * dashes, or with a heading above sentences.
   *
   * @param beginning some first bytes of the file
   */
  public static boolean beginsLikeAPosting(byte[] beginning) {
    String text = new String(beginning, StandardCharsets.UTF_8);
    return new PostingSplitter(text, new Findings("")).beginsLikeAPosting();
  }

  /** Returns the body of a file in Markdown, by the extension of the file. */
  private static String markdown(String body, String path) {
    String lower = path.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".html") || lower.endsWith(".htm")) {
      return HtmlPage.markdown(body);
    }
    return lower.endsWith(".mdx") ? MDX_CODE.matcher(body).replaceAll("") : body;
  }

  /**
   * Reads a text that lies in no postings folder, such as one that an author pastes into a form.
   * The id of the posting means nothing; a text that says that it is a draft is read too.
   *
   * @param path the origin of the text, as problems show it
   * @param bytes the whole text
   */
  public ReadPosting readDraft(String path, byte[] bytes) {
    return read(DRAFT_ID, path, bytes, PostingFacts::posting);
  }

  /** Returns the current moment. All days of postings are days in Paris. */
  public Instant now() {
    return clock.instant();
  }
}
