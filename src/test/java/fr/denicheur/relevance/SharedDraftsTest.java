package fr.denicheur.relevance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.denicheur.SharedMaterial;
import fr.denicheur.french.Folding;
import fr.denicheur.lexicon.RoleFamilies;
import fr.denicheur.lucene.LuceneEngine;
import fr.denicheur.posting.Posting;
import fr.denicheur.posting.PostingId;
import fr.denicheur.posting.Summary;
import fr.denicheur.query.Page;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.reading.PostingReader;
import fr.denicheur.result.Hit;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Drafts that are real postings, pasted as mail programs, word processors and PDF give them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SharedDraftsTest {
  /** Every so many postings become drafts. */
  private static final int EVERY = 5;

  private static final int COLUMNS = 64;

  private static final Map<String, UnaryOperator<String>> FORMS =
      Map.of(
          "as shown", text -> text,
          "without accents", Folding::fold,
          "of a PDF", text -> wrapped(text.replaceAll("(?m)^", "• "), "-"),
          "of a PDF without hyphens", text -> wrapped(text, ""),
          "with letters as bullets", SharedDraftsTest::bulleted,
          "with numbered lines", SharedDraftsTest::numbered,
          "of a mail", text -> wrapped(text, "").replaceAll("(?m)^", "> "));

  private final PostingReader reader = new PostingReader(RoleFamilies.bundled(), Clock.systemUTC());
  private LuceneEngine engine;

  @BeforeAll
  void index(@TempDir Path folder) {
    assumeTrue(SharedMaterial.corpus().isPresent(), "no corpus");
    engine = IndexedFolder.open(SharedMaterial.corpus().orElseThrow(), folder);
  }

  @AfterAll
  void close() {
    if (engine != null) {
      engine.close();
    }
  }

  @Test
  void aDraftRepeatsItsPostingHoweverItIsPasted() {
    List<PostingId> ids = ids();
    List<String> missed = new ArrayList<>();
    for (int i = 0; i < ids.size(); i += EVERY) {
      Posting posting = engine.find(ids.get(i)).orElseThrow().posting();
      FORMS.forEach((form, change) -> {
        List<Hit> repeated = engine.nearDuplicates(draft(change.apply(posting.text())));
        if (repeated.stream().noneMatch(hit -> isOf(hit, posting.id()))) {
          missed.add(form + ": " + posting.id());
        }
      });
    }
    assertThat(missed).isEmpty();
  }

  private List<PostingId> ids() {
    return IntStream.rangeClosed(1, 4)
        .mapToObj(page -> engine.search(SearchQuery.of("").with(new Page(page, 100))).hits())
        .flatMap(hits -> hits.stream().map(Hit::id))
        .toList();
  }

  private static boolean isOf(Hit hit, PostingId id) {
    return Stream.concat(Stream.of(hit.summary()), hit.alsoPublished().stream())
        .map(Summary::id)
        .anyMatch(id::equals);
  }

  private Posting draft(String text) {
    return reader
        .readDraft("brouillon", text.getBytes(StandardCharsets.UTF_8))
        .posting()
        .orElseThrow();
  }

  /** Puts the bullets of Word, which are letters of other fonts, before each few words. */
  private static String bulleted(String text) {
    return text.replaceAll("(?m)^(?=.)", "o ").replaceAll("[.;:] ", "$0\nØ ");
  }

  private static String numbered(String text) {
    List<String> lines = text.lines().toList();
    return IntStream.range(0, lines.size())
        .mapToObj(i -> (i + 1) + ") " + lines.get(i) + "\n")
        .reduce("", String::concat);
  }

  /** Breaks lines within words, and marks the break. */
  private static String wrapped(String text, String hyphen) {
    StringBuilder out = new StringBuilder();
    for (String line : text.lines().toList()) {
      int column = 0;
      for (String word : line.split(" ", -1)) {
        int left = COLUMNS - column;
        if (word.length() > left) {
          boolean isSplit =
              !hyphen.isEmpty() && left > 2 && word.chars().allMatch(Character::isLetter);
          out.append(isSplit ? word.substring(0, left - 1) + hyphen : "").append('\n');
          word = isSplit ? word.substring(left - 1) : word;
          column = 0;
        }
        out.append(word).append(' ');
        column += word.length() + 1;
      }
      out.append('\n');
    }
    return out.toString();
  }
}
