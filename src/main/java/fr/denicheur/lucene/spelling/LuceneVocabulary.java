package fr.denicheur.lucene.spelling;

import fr.denicheur.french.Folding;
import fr.denicheur.french.Remembered;
import fr.denicheur.lexicon.Lexicon;
import fr.denicheur.lucene.index.Dictionaries;
import fr.denicheur.lucene.index.IndexField;
import fr.denicheur.lucene.index.Latest;
import fr.denicheur.lucene.index.Snapshot;
import fr.denicheur.posting.Startup;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.stream.Stream;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/**
 * Looks up the words of a snapshot, and how many postings hold each.
 *
 * <p>All words are read when they are needed first, by a misspelt word: most snapshots are replaced
 * before that. Those of a large index may be some seconds old (see {@link Latest}), so a new word
 * is found at once, but is only then what a misspelt one may mean. Counts are remembered, because
 * the words of questions and their synonyms come back.
 */
public final class LuceneVocabulary implements Vocabulary {
  /** Some 40 MB; a language has fewer words, what lies beyond are misspellings and codes. */
  private static final int MAX_WORDS = 200_000;

  /**
   * The most counts, and the most ways to cut a word, that are remembered. Beyond, a word is looked
   * up each time, until the next snapshot begins with none.
   */
  private static final int MAX_REMEMBERED = 20_000;

  /** About what one of them weighs in bytes, with its place in the map. */
  private static final long BYTES_A_WORD = 112;

  /** The most postings whose words are read while a person waits: a tenth of a second. */
  private static final int SMALL = 10_000;

  /** A question waits so long for the words of an index, the first time. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Words that share so many first letters are few enough to be read apart from the others. */
  private static final int READ_APART = 3;

  private static final Comparator<WrittenWord> RAREST_FIRST =
      Comparator.comparingInt(WrittenWord::postings)
          .thenComparing(Comparator.comparing(WrittenWord::text).reversed());

  private final Snapshot snapshot;
  private final List<WrittenWord> ofLexicon;
  private final Latest<KnownWords> all;
  private final Remembered<Integer> counts = new Remembered<>(MAX_REMEMBERED);
  private final Remembered<List<List<String>>> halves = new Remembered<>(MAX_REMEMBERED);

  private LuceneVocabulary(Snapshot snapshot, Lexicon lexicon, Latest<KnownWords> all) {
    this.snapshot = snapshot;
    this.ofLexicon = ofLexicon(lexicon);
    this.all = all;
  }

  /** Returns the words of the lexicon, as if one posting held each. */
  public static List<WrittenWord> ofLexicon(Lexicon lexicon) {
    return lexicon.words().stream().map(word -> WrittenWord.of(word, 1)).toList();
  }

  /**
   * Returns the vocabulary of a snapshot.
   *
   * @param lexicon the same at every call
   * @param all what {@link #all} returns, the same at every call
   */
  public static LuceneVocabulary of(Snapshot snapshot, Lexicon lexicon, Latest<KnownWords> all)
      throws IOException {
    return snapshot.once(
        LuceneVocabulary.class, taken -> new LuceneVocabulary(taken, lexicon, all));
  }

  /** Returns what will keep all words of an index that may be meant. */
  public static Latest<KnownWords> all(Lexicon lexicon) {
    return new Latest<>(
        "words",
        SMALL,
        PATIENCE,
        () -> KnownWords.of(ofLexicon(lexicon)),
        snapshot -> {
          List<WrittenWord> words = new ArrayList<>(ofLexicon(lexicon));
          words.addAll(written(snapshot));
          return KnownWords.of(words);
        });
  }

  /** About how many bytes the remembered counts take; four and a half million at most. */
  public long bytes() {
    return BYTES_A_WORD * (counts.size() + halves.size());
  }

  @Override
  public int postings() {
    return snapshot.reader().maxDoc();
  }

  @Override
  public LocalDate today() {
    return snapshot.today();
  }

  @Override
  public Frequencies frequencies() {
    Dictionaries dictionaries = new Dictionaries(snapshot.reader());
    return (field, term) -> dictionaries.docFreq(new Term(field.id(), term));
  }

  @Override
  public int holding(String stem) throws IOException {
    Integer remembered = counts.get(stem);
    if (remembered != null) {
      return remembered;
    }
    int most = 0;
    for (IndexField field : STEMS) {
      most = Math.max(most, holding(field, stem));
    }
    return counts.put(stem, most);
  }

  @Override
  public int holding(IndexField field, String term) throws IOException {
    return snapshot.reader().docFreq(new Term(field.id(), term));
  }

  @Override
  public int sideBySide(List<String> stems) throws IOException {
    String phrase = String.join(" ", stems);
    Integer remembered = counts.get(phrase);
    if (remembered != null) {
      return remembered;
    }
    String[] terms = stems.toArray(String[]::new);
    int most =
        Math.max(
            snapshot.count(new PhraseQuery(IndexField.BODY.id(), terms)),
            snapshot.count(new PhraseQuery(IndexField.TITLE_TEXT.id(), terms)));
    return counts.put(phrase, most);
  }

  @Override
  public List<List<String>> halves(String word) throws IOException {
    List<List<String>> remembered = halves.get(word);
    return remembered == null
        ? halves.put(word, Cuts.of(word, stem -> holding(stem) > 0))
        : remembered;
  }

  @Override
  public List<String> startups(String letters) throws IOException {
    return snapshot
        .once(StartupNames.class, StartupNames::of)
        .byLetters()
        .getOrDefault(Startup.lettersOf(Folding.fold(letters)), List.of());
  }

  /** The slugs of all startups by the letters of their names. */
  private record StartupNames(Map<String, List<String>> byLetters) {
    static StartupNames of(Snapshot snapshot) throws IOException {
      Map<String, List<String>> byLetters = new HashMap<>();
      TermsEnum slugs = snapshot.terms(IndexField.STARTUP);
      for (BytesRef slug = slugs.next(); slug != null; slug = slugs.next()) {
        Startup startup = snapshot.labels().startup(slug.utf8ToString());
        letters(startup)
            .forEach(letters ->
                byLetters.computeIfAbsent(letters, key -> new ArrayList<>()).add(startup.slug()));
      }
      return new StartupNames(byLetters);
    }
  }

  /** Returns the letters and digits of all names of a startup. */
  public static Stream<String> letters(Startup startup) {
    return startup.slugs().map(name -> Startup.lettersOf(Folding.fold(name))).distinct();
  }

  @Override
  public List<WrittenWord> beginningWith(String letters) throws IOException {
    boolean isEach = letters.length() >= READ_APART && !all.isThereFor(snapshot);
    return (isEach ? read(letters) : all.of(snapshot)).beginningWith(letters);
  }

  /** Reads some words alone, because to read all of a large index takes half a second. */
  private KnownWords read(String letters) throws IOException {
    List<WrittenWord> words = new ArrayList<>(ofLexicon);
    words.removeIf(word -> !word.folded().startsWith(letters));
    TermsEnum terms = snapshot.terms(IndexField.BODY_EXACT, IndexField.TITLE_EXACT);
    for (String start : Folding.unfold(letters.substring(0, READ_APART))) {
      TermsEnum.SeekStatus status = terms.seekCeil(new BytesRef(start));
      while (status != TermsEnum.SeekStatus.END
          && StringHelper.startsWith(terms.term(), new BytesRef(start))) {
        WrittenWord word = WrittenWord.of(terms.term().utf8ToString(), terms.docFreq());
        if (word.folded().startsWith(letters)) {
          words.add(word);
        }
        status = terms.next() == null ? TermsEnum.SeekStatus.END : TermsEnum.SeekStatus.FOUND;
      }
    }
    return KnownWords.of(words);
  }

  /** Returns the words of all titles and texts, each spelling apart, in no order. */
  public static Collection<WrittenWord> written(Snapshot snapshot) throws IOException {
    PriorityQueue<WrittenWord> kept = new PriorityQueue<>(RAREST_FIRST);
    TermsEnum terms = snapshot.terms(IndexField.BODY_EXACT, IndexField.TITLE_EXACT);
    while (terms.next() != null) {
      String term = terms.term().utf8ToString();
      if (WrittenWord.isWord(term)) {
        kept.add(WrittenWord.of(term, terms.docFreq()));
        if (kept.size() > MAX_WORDS) {
          kept.remove();
        }
      }
    }
    return kept;
  }
}
