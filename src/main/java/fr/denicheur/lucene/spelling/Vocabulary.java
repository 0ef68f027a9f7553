package fr.denicheur.lucene.spelling;

import fr.denicheur.lucene.index.IndexField;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;

/**
 * The words of one index and how many postings hold them: everything that an engine must know of an
 * index to understand a question. It stays the same while a question is answered.
 *
 * <p>Any number of threads may ask.
 */
public interface Vocabulary {
  /** The number of postings, including removed ones that the index has not yet dropped. */
  int postings();

  /** The day in Paris for which the index answers. */
  LocalDate today();

  /** The fields whose words are stemmed and counted one by one. */
  List<IndexField> STEMS =
      List.of(
          IndexField.BODY,
          IndexField.TITLE_TEXT,
          IndexField.ROLE_TEXT,
          IndexField.STARTUP_TEXT,
          IndexField.TECHNOLOGIES_TEXT,
          IndexField.FACTS_TEXT,
          IndexField.PITCH_TEXT);

  /** How many postings hold a term in one field. For one thread. */
  interface Frequencies {
    int of(IndexField field, String term) throws IOException;
  }

  /** Returns the frequencies of any terms. */
  Frequencies frequencies();

  /** Returns how many postings hold a term in one field. */
  int holding(IndexField field, String term) throws IOException;

  /** Returns how many postings hold a stem, in the field in which most do. */
  int holding(String stem) throws IOException;

  /** Returns how many postings hold stems side by side, in their title or their text. */
  int sideBySide(List<String> stems) throws IOException;

  /** Returns the ways to cut a word into two stems that postings hold. */
  List<List<String>> halves(String word) throws IOException;

  /** Whether a stem is part of the name of a startup or of a technology. */
  default boolean isName(String stem) throws IOException {
    return holding(IndexField.STARTUP_TEXT, stem) > 0
        || holding(IndexField.TECHNOLOGIES_TEXT, stem) > 0;
  }

  /** Whether a stem stands in a role or a title. */
  default boolean isTitled(String stem) throws IOException {
    return holding(IndexField.ROLE_TEXT, stem) > 0 || holding(IndexField.TITLE_TEXT, stem) > 0;
  }

  /**
   * Returns the slugs of the startups whose name has these letters and digits, without regard to
   * what stands between them; mostly none or one.
   */
  List<String> startups(String letters) throws IOException;

  /**
   * Returns the words that a misspelt word may stand for, in alphabetical order: those of titles
   * and texts, and those of the lexicon. Spellings that differ only in their accents are one word,
   * written as in most postings.
   *
   * @param letters how the words begin, folded; empty for all words
   */
  List<WrittenWord> beginningWith(String letters) throws IOException;
}
