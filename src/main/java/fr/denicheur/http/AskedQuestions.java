package fr.denicheur.http;

import fr.denicheur.posting.DurableFile;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.result.Hits;
import fr.denicheur.web.RecentlyUsed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts how often each question was asked, and how often it found nothing. It does not know who
 * asked or when, and neither shows nor writes a question that was asked fewer than {@value #LEAST}
 * times, because such a question may identify a person.
 *
 * <p>Safe for use by several threads.
 */
public final class AskedQuestions {
  /** The fewest times a question is asked before it is shown. */
  public static final int LEAST = 5;

  /** The most questions remembered; beyond, the map forgets the one not asked for longest. */
  static final int MAX_QUESTIONS = 10_000;

  /** Characters. A longer question is not counted: hardly two people ask the same one. */
  static final int MAX_LENGTH = 100;

  private static final Logger LOG = LoggerFactory.getLogger(AskedQuestions.class);
  private static final Duration BETWEEN_SAVES = Duration.ofMinutes(1);
  private static final String FILE = "questions.tsv";
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s\\p{Cntrl}]+");

  /**
   * A question and its counts.
   *
   * @param question in lower case, one space between two words
   * @param asked how often
   * @param empty how often nothing was found
   */
  public record Asked(String question, int asked, int empty) {
    private Asked once(boolean found) {
      return new Asked(question, asked + 1, empty + (found ? 0 : 1));
    }
  }

  private final Path file;
  private final Map<String, Asked> questions = new RecentlyUsed<>(MAX_QUESTIONS);
  private boolean changed;
  private volatile long savedAt = System.nanoTime();

  private AskedQuestions(Path file) {
    this.file = file;
  }

  /**
   * Reads the counts of a folder and goes on counting. If they cannot be read, it logs that and
   * begins anew: these are statistics.
   *
   * @param folder holds the file of counts, which may not exist yet
   */
  public static AskedQuestions in(Path folder) {
    AskedQuestions asked = new AskedQuestions(folder.resolve(FILE));
    try {
      Files.readAllLines(asked.file).forEach(asked::add);
    } catch (NoSuchFileException e) {
      return asked;
    } catch (IOException e) {
      LOG.warn(
          "could not read the counted questions in {}: counting begins anew: {}",
          asked.file,
          e.toString());
    }
    return asked;
  }

  /** Leaves out a malformed line. */
  private void add(String line) {
    String[] columns = line.split("\t", 3);
    if (columns.length == 3 && isCount(columns[0]) && isCount(columns[1])) {
      int asked = Integer.parseInt(columns[0]);
      questions.put(columns[2], new Asked(columns[2], asked, Integer.parseInt(columns[1])));
    }
  }

  private static boolean isCount(String written) {
    return written.length() < 10
        && !written.isEmpty()
        && written.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** Counts a question as it was typed; a further page of its answer is no further question. */
  public void searched(SearchQuery query, Hits hits) {
    String question =
        BETWEEN_WORDS
            .matcher(query.question().written().toLowerCase(Locale.FRENCH))
            .replaceAll(" ")
            .strip();
    if (query.page().number() == 1 && !question.isEmpty() && question.length() <= MAX_LENGTH) {
      count(question, hits.total() > 0);
    }
  }

  private synchronized void count(String question, boolean found) {
    Asked before = questions.getOrDefault(question, new Asked(question, 0, 0));
    questions.put(question, before.once(found));
    changed = true;
  }

  /** Returns the questions asked {@value #LEAST} times and more, the most frequent first. */
  public List<Asked> frequent() {
    return shown(Comparator.comparingInt(Asked::asked), 0);
  }

  /** Returns those that found nothing {@value #LEAST} times and more, the most frequent first. */
  public List<Asked> unanswered() {
    return shown(Comparator.comparingInt(Asked::empty), LEAST);
  }

  private synchronized List<Asked> shown(Comparator<Asked> least, int leastEmpty) {
    List<Asked> shown = new ArrayList<>(questions.values());
    shown.removeIf(asked -> asked.asked() < LEAST || asked.empty() < leastEmpty);
    shown.sort(least.reversed().thenComparing(Asked::question));
    return List.copyOf(shown);
  }

  /** Writes the counts if they changed, at most once a minute. */
  public void saveAtTimes() {
    if (System.nanoTime() - savedAt >= BETWEEN_SAVES.toNanos()) {
      save();
    }
  }

  /**
   * Writes the counts if they changed. If they cannot be written, as on a full disk, it logs that
   * and tries again the next time: no question fails or waits for them.
   */
  public void save() {
    synchronized (file) {
      savedAt = System.nanoTime();
      List<Asked> counted = unsaved();
      try {
        if (!counted.isEmpty()) {
          write(counted);
        }
      } catch (IOException e) {
        LOG.warn(
            "could not write the counted questions to {}: trying again in a minute: {}",
            file,
            e.toString());
        markChanged();
      }
    }
  }

  /** Returns the counts to write and marks them as written; empty if nothing changed. */
  private synchronized List<Asked> unsaved() {
    List<Asked> unsaved = changed ? frequent() : List.of();
    changed = false;
    return unsaved;
  }

  private synchronized void markChanged() {
    changed = true;
  }

  private void write(List<Asked> counted) throws IOException {
    String lines =
        counted.stream()
            .map(asked -> asked.asked() + "\t" + asked.empty() + "\t" + asked.question() + "\n")
            .collect(Collectors.joining());
    DurableFile.write(file, lines.getBytes(StandardCharsets.UTF_8));
  }
}
