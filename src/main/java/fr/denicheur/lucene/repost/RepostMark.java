package fr.denicheur.lucene.repost;

import fr.denicheur.lucene.index.AnalyzedWord;
import fr.denicheur.lucene.index.IndexField;
import fr.denicheur.lucene.index.Ranking;
import fr.denicheur.lucene.index.Snapshot;
import fr.denicheur.lucene.index.StoredPostings;
import fr.denicheur.posting.Condition;
import fr.denicheur.posting.Conditions;
import fr.denicheur.posting.Posting;
import fr.denicheur.posting.Startup;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.util.BytesRef;

/**
 * Recognises a posting that is published again, by its role family, startup, towns, role title and
 * text.
 *
 * <p>Postings of two families are never one, however alike their texts: teams recruit for several
 * roles with one description. Neither are postings of two startups, or of towns that have none in
 * common: a publisher recruits for several of them with one text. A startup or a town that is
 * unknown may be any, because copies often lack a line. Inside a family, a repost often words its
 * title anew ("Dev", "développeur·se web"). But so do two openings of one team (front, back), whose
 * texts share about 0.75; so under another title, more of the text must be the same.
 *
 * @param family a number that is the same for postings of one role family
 * @param title a number that is the same for role titles that have the same words
 * @param startup a number that is the same for one startup, written in one word or several; {@value
 *     #UNKNOWN} if it is unknown
 * @param towns a number for each town of the work; empty if none is known
 * @param text the signature of the visible text
 */
public record RepostMark(int family, int title, int startup, Set<Integer> towns, Signature text) {
  private static final int UNKNOWN = 0;

  /** Numbers of every mark; its towns follow. */
  private static final int NUMBERS = 3;

  public RepostMark {
    towns = Set.copyOf(towns);
  }

  /** Returns the mark of a posting; empty if its text is too short to be recognised. */
  public static Optional<RepostMark> of(Posting posting) {
    return Signature.of(posting.text())
        .map(text ->
            new RepostMark(
                posting.family().id().hashCode(),
                title(posting.role()),
                posting.startup() == null ? UNKNOWN : number(posting.startup()),
                towns(posting.conditions()),
                text));
  }

  /** Returns one number for {@code le-bon-tuteur} and {@code lebontuteur}. */
  private static int number(Startup startup) {
    return Startup.lettersOf(startup.slug()).hashCode();
  }

  private static Set<Integer> towns(Conditions conditions) {
    return conditions.values(Condition.Kind.PLACE).stream()
        .map(String::hashCode)
        .collect(Collectors.toSet());
  }

  /** Returns the mark of an indexed posting; empty if its text is too short to be recognised. */
  public static Optional<RepostMark> read(Snapshot snapshot, int doc) throws IOException {
    return new StoredPostings(snapshot).find(IndexField.REPOST_MARK, doc).map(RepostMark::decode);
  }

  private static int title(String role) {
    List<String> words =
        AnalyzedWord.of(IndexField.ROLE_TEXT, role).stream()
            .map(AnalyzedWord::term)
            .distinct()
            .sorted()
            .toList();
    return words.hashCode();
  }

  /**
   * Returns the share of text that is the same, 0 to 1; 0 if the role families, the startups or the
   * towns differ.
   */
  public double share(RepostMark other) {
    return family == other.family && mayBeAt(other) ? text.share(other.text) : 0;
  }

  /** Whether one posting can have both startups and both sets of towns. */
  boolean mayBeAt(RepostMark other) {
    boolean oneStartup = startup == UNKNOWN || other.startup == UNKNOWN || startup == other.startup;
    boolean oneTown =
        towns.isEmpty() || other.towns.isEmpty() || !Collections.disjoint(towns, other.towns);
    return oneStartup && oneTown;
  }

  /** Whether both have the same startup and towns, or both lack them. */
  public boolean isAtSame(RepostMark other) {
    return startup == other.startup && towns.equals(other.towns);
  }

  /**
   * Whether a draft publishes another posting again. Its trade and title do not count: without
   * front matter they are a guess.
   */
  public boolean repeats(RepostMark other) {
    return mayBeAt(other) && text.share(other.text) >= Ranking.REPOST_SAME_TITLE;
  }

  /** Returns the least share of text that makes this posting and another one. */
  public double required(RepostMark other) {
    return title == other.title ? Ranking.REPOST_SAME_TITLE : Ranking.REPOST_OTHER_TITLE;
  }

  /** Returns a number that postings of one family share if their texts agree in a band. */
  public int band(int band) {
    return band(text.band(band), family);
  }

  /** Returns the numbers of all bands. */
  public IntStream bands() {
    return IntStream.range(0, Signature.BANDS).map(this::band);
  }

  private static int band(int ofText, int family) {
    return 31 * ofText + family;
  }

  /** Returns the numbers of all bands of an encoded mark, without the rest of it. */
  static int[] bands(BytesRef encoded) {
    ByteBuffer bytes = ByteBuffer.wrap(encoded.bytes, encoded.offset, encoded.length).slice();
    int family = bytes.getInt(Signature.ROWS);
    int[] bands = new int[Signature.BANDS];
    for (int band = 0; band < Signature.BANDS; band++) {
      bands[band] = band(Signature.band(bytes, band), family);
    }
    return bands;
  }

  /** Returns the index field that keeps this mark. */
  public IndexableField field() {
    return new BinaryDocValuesField(IndexField.REPOST_MARK.id(), encoded());
  }

  /** Returns the bytes that {@link #decode} reads. */
  public BytesRef encoded() {
    ByteBuffer bytes =
        ByteBuffer.allocate((NUMBERS + towns.size()) * Integer.BYTES + Signature.ROWS);
    bytes.put(text.bytes()).putInt(family).putInt(title).putInt(startup);
    towns.stream().sorted().forEach(bytes::putInt);
    return new BytesRef(bytes.array());
  }

  public static RepostMark decode(BytesRef encoded) {
    ByteBuffer bytes = ByteBuffer.wrap(encoded.bytes, encoded.offset, encoded.length);
    byte[] rows = new byte[Signature.ROWS];
    bytes.get(rows);
    int family = bytes.getInt();
    int title = bytes.getInt();
    int startup = bytes.getInt();
    Set<Integer> towns = new HashSet<>();
    while (bytes.hasRemaining()) {
      towns.add(bytes.getInt());
    }
    return new RepostMark(family, title, startup, towns, Signature.of(rows));
  }
}
