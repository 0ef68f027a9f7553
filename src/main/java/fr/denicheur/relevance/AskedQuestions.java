package fr.denicheur.relevance;

import fr.denicheur.query.SearchQuery;
import fr.denicheur.result.Hits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How often questions were asked, and how often nothing was found: counters and no more. Who asked
 * and when is not known here, and what was asked fewer than {@value #LEAST} times is neither shown
 * nor written, for it may tell of a person.
 *
 * <p>Safe for use by several threads.
 */
public final class AskedQuestions {
  /** From as many times on, a question is shown. */
  public static final int LEAST = 5;

  /** Questions remembered; beyond, the one that was not asked for longest is forgotten. */
  static final int MAX_QUESTIONS = 10_000;

  /** A longer one is somebody's own and is not counted. */
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
  private final Map<String, Asked> questions =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Asked> eldest) {
          return size() > MAX_QUESTIONS;
        }
      };
  private boolean changed;
  private volatile long savedAt = System.nanoTime();

  private AskedQuestions(Path file) {
    this.file = file;
  }

  /**
   * Goes on counting where it was left. Where the counts cannot be read, that is logged, and begun
   * anew: these are statistics.
   *
   * @param folder where the counts are kept; none are there at first
   */
  public static AskedQuestions in(Path folder) {
    AskedQuestions asked = new AskedQuestions(folder.resolve(FILE));
    try {
      Files.readAllLines(asked.file).forEach(asked::add);
    } catch (NoSuchFileException e) {
      return asked;
    } catch (IOException e) {
      LOG.warn("what was asked until now cannot be read: {}", e.toString());
    }
    return asked;
  }

  /** A line that is none of ours is left out. */
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

  /** Counts a question as it was typed; further pages of its answer are no further questions. */
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

  /** Returns those of them that found nothing as many times, those that most often did first. */
  public List<Asked> unanswered() {
    return shown(Comparator.comparingInt(Asked::empty), LEAST);
  }

  private synchronized List<Asked> shown(Comparator<Asked> least, int leastEmpty) {
    List<Asked> shown = new ArrayList<>(questions.values());
    shown.removeIf(asked -> asked.asked() < LEAST || asked.empty() < leastEmpty);
    shown.sort(least.reversed().thenComparing(Asked::question));
    return List.copyOf(shown);
  }

  /** Writes the counts where they changed, at most once a minute. */
  public void saveAtTimes() {
    if (System.nanoTime() - savedAt >= BETWEEN_SAVES.toNanos()) {
      save();
    }
  }

  /**
   * Writes the counts where they changed. No question is worth failing or waiting for them: where
   * they cannot be written, as on a full disk, that is logged, and tried again the next time.
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
        LOG.warn("what is asked is not written for now: {}", e.toString());
        markChanged();
      }
    }
  }

  /** Those to be written if any are, none of them lost by that. */
  private synchronized List<Asked> unsaved() {
    List<Asked> unsaved = changed ? frequent() : List.of();
    changed = false;
    return unsaved;
  }

  private synchronized void markChanged() {
    changed = true;
  }

  private void write(List<Asked> counted) throws IOException {
    List<String> lines =
        counted.stream()
            .map(asked -> asked.asked() + "\t" + asked.empty() + "\t" + asked.question())
            .toList();
    Path beside = file.resolveSibling(FILE + ".new");
    Files.write(beside, lines, StandardCharsets.UTF_8);
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
