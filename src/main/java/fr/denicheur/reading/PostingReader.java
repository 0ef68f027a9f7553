package fr.denicheur.reading;

import fr.denicheur.lexicon.RoleFamilies;
import fr.denicheur.posting.PostingId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Turns files into postings. One reader reads any number of files, from any number of threads.
 *
 * <p>It holds no state but the lexicon and the clock: the same bytes on the same day give the same
 * posting and the same problems.
 */
public final class PostingReader {
  /** The largest file that is read, in bytes; callers look at the size before they open a file. */
  public static final int MAX_FILE_BYTES = FileText.MAX_BYTES;

  /** How long front matter may be, in characters; longer one is not read. */
  public static final int MAX_FRONT_MATTER = PostingFile.MAX_FRONT_MATTER;

  /** How deep values of front matter may be nested. */
  public static final int MAX_DEPTH = YamlFields.MAX_DEPTH;

  /** How many items a list of front matter may have. */
  public static final int MAX_ITEMS = YamlFields.MAX_ITEMS;

  /** How many characters of such an item are kept. */
  public static final int MAX_ITEM = FrontMatter.MAX_ITEM;

  /** How many characters of a title are kept. */
  public static final int MAX_TITLE = PostingFacts.MAX_TITLE;

  private static final PostingId DRAFT_ID = new PostingId("brouillon");

  private final RoleFamilies families;
  private final Clock clock;

  /**
   * @param families tells the trade of a role
   * @param clock says which day it is in Paris, on which depends whether a posting is open
   */
  public PostingReader(RoleFamilies families, Clock clock) {
    this.families = families;
    this.clock = clock;
  }

  /**
   * Reads one file. No bytes are known to make it throw; whoever reads many catches what might.
   *
   * @param id the posting's name; its last part is the name of the file, which may give the date
   * @param path the file, as problems show it
   * @param bytes all of the file
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
   * Reads what is in no folder, as a file is read: a pasted text, or a file that somebody names.
   * The posting's id means nothing.
   *
   * @param path where it comes from, as problems show it
   * @param bytes all of it
   */
  public ReadPosting readDraft(String path, byte[] bytes) {
    return read(DRAFT_ID, path, bytes);
  }

  /** Which day it is in Paris, where all days of postings are taken. */
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Day.ZONE);
  }
}
