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
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts how often each question was asked, and how often it found nothing. It does not know the
 * client or the time, and neither shows nor writes a question that was asked fewer than {@value
 * #LEAST} times, because such a question may identify a person.
 *
 * <p>Safe for use by several threads.
 */
public final class AskedQuestions {
  /** The fewest times a question is asked before it is shown. */
  public static final int LEAST = 5;

  /** The most questions in memory; the one not asked for longest is removed. */
  static final int MAX_QUESTIONS = 10_000;

  /** Characters; a longer question is not counted, because hardly two people ask the same one. */
  static final int MAX_LENGTH = 100;

  private static final Logger LOG = LoggerFactory.getLogger(AskedQuestions.class);
  private static final Duration BETWEEN_SAVES = Duration.ofMinutes(1);
  private static final String FILE = "questions.tsv";
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s\\p{Cntrl}]+");

  /**
   * A question and its counts.
   *
   * @param question its words, in lower case, with one space between two
   * @param asked how often it was asked
   * @param empty how often it found nothing
   */
  public record Asked(String question, int asked, int empty) {}

  private final Path file;
  private final Map<String, Asked> questions = new RecentlyUsed<>(MAX_QUESTIONS);
  private final AtomicBoolean changed = new AtomicBoolean();
  private volatile long savedAt = System.nanoTime();

  private AskedQuestions(Path file) {
    this.file = file;
  }

  /**
   * Reads the counts of earlier processes. If their file cannot be read, this logs a warning and
   * counting begins anew, because these are only statistics.
   *
   * @param folder contains the file of counts, which may not exist yet
   */
  public static AskedQuestions in(Path folder) {
    AskedQuestions asked = new AskedQuestions(folder.resolve(FILE));
    try {
      Files.readAllLines(asked.file).forEach(asked::add);
    } catch (NoSuchFileException e) {
      LOG.debug("there are no counted questions in {} yet", asked.file);
    } catch (IOException e) {
      LOG.warn(
          "could not read the counted questions in {}: counting begins anew: {}",
          asked.file,
          e.toString());
    }
    return asked;
  }

  /** Leaves out a malformed line of the file. */
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

  /** Counts a question, unless it is empty, too long, or asks for a further page of its answer. */
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
    int empty = before.empty + (found ? 0 : 1);
    questions.put(question, new Asked(question, before.asked + 1, empty));
    changed.set(true);
  }

  /** Returns the questions asked at least {@value #LEAST} times, the most frequent first. */
  public List<Asked> frequent() {
    return shown(Comparator.comparingInt(Asked::asked), 0);
  }

  /** Returns the questions that found nothing at least {@value #LEAST} times, most often first. */
  public List<Asked> unanswered() {
    return shown(Comparator.comparingInt(Asked::empty), LEAST);
  }

  private synchronized List<Asked> shown(Comparator<Asked> least, int leastEmpty) {
    List<Asked> shown = new ArrayList<>(questions.values());
    shown.removeIf(asked -> asked.asked() < LEAST || asked.empty() < leastEmpty);
    shown.sort(least.reversed().thenComparing(Asked::question));
    return List.copyOf(shown);
  }

  /** Writes the counts if they changed and a minute has passed since they were last written. */
  public void saveAtTimes() {
    if (System.nanoTime() - savedAt >= BETWEEN_SAVES.toNanos()) {
      save();
    }
  }

  /**
   * Writes the counts if they changed. If that fails, as on a full disk, this logs a warning, and
   * the next call tries again.
   */
  public void save() {
    synchronized (file) {
      savedAt = System.nanoTime();
      List<Asked> counted = changed.getAndSet(false) ? frequent() : List.of();
      try {
        if (!counted.isEmpty()) {
          write(counted);
        }
      } catch (IOException e) {
        LOG.warn(
            "could not write the counted questions to {}: trying again in a minute: {}",
            file,
            e.toString());
        changed.set(true);
      }
    }
  }

  private void write(List<Asked> counted) throws IOException {
    String lines =
        counted.stream()
            .map(asked -> asked.asked() + "\t" + asked.empty() + "\t" + asked.question() + "\n")
            .collect(Collectors.joining());
    Path folder = Objects.requireNonNull(file.getParent(), "in() names the folder");
    Files.createDirectories(folder); // it holds no index if a cluster keeps it
    DurableFile.write(file, lines.getBytes(StandardCharsets.UTF_8));
  }
}
