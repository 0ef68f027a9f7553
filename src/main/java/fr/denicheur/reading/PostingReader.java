package fr.denicheur.reading;

import fr.denicheur.lexicon.RoleFamilies;
import fr.denicheur.posting.PostingId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Turns files into postings. Any number of threads may share a reader.
 *
 * <p>The same bytes on the same day give the same posting and the same problems: a reader keeps
 * nothing of the files it read.
 */
public final class PostingReader {
  /** The largest file that is read, in bytes; callers check the size before they open a file. */
  public static final int MAX_FILE_BYTES = FileText.MAX_BYTES;

  /** The longest front matter that is read, in characters. */
  public static final int MAX_FRONT_MATTER = PostingFile.MAX_FRONT_MATTER;

  /** The number of levels to which values of front matter may be nested. */
  public static final int MAX_DEPTH = YamlFields.MAX_DEPTH;

  /** The number of items that are kept of a list of front matter. */
  public static final int MAX_ITEMS = YamlFields.MAX_ITEMS;

  /** The number of characters that are kept of such an item. */
  public static final int MAX_ITEM = FrontMatter.MAX_ITEM;

  /** The number of characters that are kept of a title. */
  public static final int MAX_TITLE = PostingFacts.MAX_TITLE;

  private static final PostingId DRAFT_ID = new PostingId("brouillon");

  private final RoleFamilies families;
  private final Clock clock;

  /**
   * @param families finds the trade of a role
   * @param clock gives the current day, which decides whether a posting is open
   */
  public PostingReader(RoleFamilies families, Clock clock) {
    this.families = families;
    this.clock = clock;
  }

  /**
   * Reads one file. No bytes are known to make this method throw. Callers that read many files
   * still catch exceptions, so that one file cannot stop them.
   *
   * @param id the posting's id; its last part is the name of the file, which may give the date
   * @param path the file, as problems show it
   * @param bytes the whole file
   */
  public ReadPosting read(PostingId id, String path, byte[] bytes) {
    LocalDate today = today();
    Findings findings = new Findings(path);
    return FileText.of(bytes, findings)
        .map(text -> PostingFile.of(text, findings))
        .map(file -> new PostingFacts(id, file, today, families, findings).posting())
        .orElseGet(() -> new ReadPosting(Optional.empty(), findings.all(), null));
  }

  /**
   * Reads a text that lies in no postings folder, such as one that an author pastes into a form.
   * The id of the posting means nothing.
   *
   * @param path the origin of the text, as problems show it
   * @param bytes the whole text
   */
  public ReadPosting readDraft(String path, byte[] bytes) {
    return read(DRAFT_ID, path, bytes);
  }

  /** Returns the current day in Paris. All days of postings are days in Paris. */
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Day.ZONE);
  }
}
