package fr.denicheur.opensearch;

import fr.denicheur.french.Folding;
import fr.denicheur.lucene.index.IndexField;
import fr.denicheur.lucene.spelling.Cuts;
import fr.denicheur.lucene.spelling.KnownWords;
import fr.denicheur.lucene.spelling.Vocabulary;
import fr.denicheur.lucene.spelling.WrittenWord;
import fr.denicheur.posting.Startup;
import java.io.IOException;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * The words of a cluster's index, for one reading of a question. What is not known yet it assumes
 * to be held by one posting, and notes. After the reading, {@link #lookUp} asks for all of that at
 * once; then the question is read again, by a new vocabulary.
 */
final class ClusterVocabulary implements Vocabulary {
  private final Publication publication;
  private final LocalDate today;
  private final Supplier<KnownWords> words;
  private final Set<Query> missing = new LinkedHashSet<>();
  private final Set<String> missingNames = new LinkedHashSet<>();

  /**
   * @param words gives the words that a misspelt one may stand for
   */
  ClusterVocabulary(Publication publication, LocalDate today, Supplier<KnownWords> words) {
    this.publication = publication;
    this.today = today;
    this.words = words;
  }

  /**
   * Asks for all that was not known.
   *
   * @return whether there was anything, so that the question must be read again
   */
  boolean lookUp() {
    boolean isAsked = !missing.isEmpty() || !missingNames.isEmpty();
    if (isAsked) {
      publication.ask(missing, missingNames);
    }
    return isAsked;
  }

  private int count(Query query) {
    Integer known = publication.count(query);
    if (known == null) {
      missing.add(query);
      return 1;
    }
    return known;
  }

  @Override
  public int holding(IndexField field, String term) {
    return count(new TermQuery(new Term(field.id(), term)));
  }

  @Override
  public int postings() {
    return Math.max(1, publication.postings()); // an unknown word is assumed to be in one
  }

  @Override
  public LocalDate today() {
    return today;
  }

  @Override
  public Frequencies frequencies() {
    return this::holding;
  }

  @Override
  public int holding(String stem) {
    return STEMS.stream().mapToInt(field -> holding(field, stem)).max().orElse(0);
  }

  @Override
  public int sideBySide(List<String> stems) {
    String[] terms = stems.toArray(String[]::new);
    return Math.max(
        count(new PhraseQuery(IndexField.BODY.id(), terms)),
        count(new PhraseQuery(IndexField.TITLE_TEXT.id(), terms)));
  }

  @Override
  public List<List<String>> halves(String word) throws IOException {
    // One field holds the stems of all: one count instead of six.
    return Cuts.of(word, stem -> holding(IndexField.WORDS, stem) > 0);
  }

  @Override
  public List<String> startups(String letters) {
    String name = Startup.lettersOf(Folding.fold(letters));
    List<String> known = publication.startups(name);
    if (known == null) {
      missingNames.add(name);
      return List.of();
    }
    return known;
  }

  @Override
  public List<WrittenWord> beginningWith(String letters) {
    return words.get().beginningWith(letters);
  }
}
