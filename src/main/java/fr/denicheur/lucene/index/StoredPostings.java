package fr.denicheur.lucene.index;

import fr.denicheur.engine.Fingerprint;
import fr.denicheur.posting.Condition;
import fr.denicheur.posting.Conditions;
import fr.denicheur.posting.Posting;
import fr.denicheur.posting.PostingDetails;
import fr.denicheur.posting.PostingId;
import fr.denicheur.posting.RoleFamily;
import fr.denicheur.posting.Startup;
import fr.denicheur.posting.Summary;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.util.BytesRef;

/**
 * Reads postings as {@link PostingDocument} wrote them. A summary or a body is one look-up in doc
 * values; only a whole posting reads the stored texts. For one thread.
 */
public final class StoredPostings {
  /** Stands between two facts. No posting holds it, because reading drops control characters. */
  private static final String SEPARATOR = "\u001f";

  private static final int FACTS = 9;

  /** Stands between two incubators or themes; a space follows the slug of each. */
  private static final String BETWEEN_TAGS = "\u001e";

  /**
   * A field of a segment, read up to a document.
   *
   * <p>To open one takes as much memory as the longest value of the segment.
   */
  private record Column(LeafReaderContext leaf, BinaryDocValues values) {}

  private final Snapshot snapshot;
  private final Map<IndexField, Column> columns = new EnumMap<>(IndexField.class);

  public StoredPostings(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  /** Joins what a list shows of a posting into one value of the index, but for the conditions. */
  static String encode(Summary summary) {
    return String.join(
        SEPARATOR,
        summary.id().value(),
        summary.title().replace(SEPARATOR, " "),
        summary.family().id(),
        summary.startup() == null ? "" : summary.startup().slug(),
        Boolean.toString(summary.open()),
        Boolean.toString(summary.junior()),
        summary.date() == null ? "" : summary.date().toString(),
        summary.startup() == null ? "" : encode(summary.startup().incubators()),
        summary.startup() == null ? "" : encode(summary.startup().themes()));
  }

  private static String encode(List<Startup.Tag> tags) {
    return tags.stream()
        .map(tag -> tag.slug() + " " + tag.label())
        .collect(Collectors.joining(BETWEEN_TAGS));
  }

  private static List<Startup.Tag> tags(String encoded) {
    return encoded.isEmpty()
        ? List.of()
        : Stream.of(encoded.split(BETWEEN_TAGS, -1))
            .map(tag -> tag.split(" ", 2))
            .map(parts -> new Startup.Tag(parts[0], parts[1]))
            .toList();
  }

  /** Joins the conditions of a posting into one value of the index. */
  static String encode(Conditions conditions) {
    return conditions.all().stream()
        .flatMap(one -> Stream.of(one.kind().name(), one.value(), one.label(), one.text()))
        .map(part -> part.replace(SEPARATOR, " "))
        .collect(Collectors.joining(SEPARATOR));
  }

  private static Conditions conditions(String encoded) {
    String[] parts = encoded.split(SEPARATOR, -1);
    List<Condition> conditions = new ArrayList<>();
    for (int i = 0; i + 3 < parts.length; i += 4) {
      Condition.Kind kind = Condition.Kind.valueOf(parts[i]);
      conditions.add(new Condition(kind, parts[i + 1], parts[i + 2], parts[i + 3]));
    }
    return new Conditions(conditions);
  }

  /** Returns what {@link #encode(Summary)} wrote, with conditions from elsewhere. */
  public static Summary decode(String encoded, Labels labels, Conditions conditions) {
    String[] facts = encoded.split(SEPARATOR, FACTS);
    return new Summary(
        new PostingId(facts[0]),
        facts[1],
        RoleFamily.withId(facts[2]).orElse(RoleFamily.AUTRE),
        facts[3].isEmpty() ? null : startup(facts, labels),
        Boolean.parseBoolean(facts[4]),
        Boolean.parseBoolean(facts[5]),
        facts[6].isEmpty() ? null : LocalDate.parse(facts[6]),
        conditions);
  }

  private static Startup startup(String[] facts, Labels labels) {
    String slug = facts[3];
    return new Startup(slug, labels.startup(slug).label(), "", tags(facts[7]), tags(facts[8]));
  }

  /**
   * Returns what a list shows of a posting; not what a catalogue says of its startup.
   *
   * @param doc its number in the snapshot
   */
  public Summary summary(int doc) throws IOException {
    return decode(
        value(IndexField.SUMMARY, doc),
        snapshot.labels(),
        conditions(value(IndexField.CONDITIONS, doc)));
  }

  /** Returns what a list shows of several postings, in their order. */
  public List<Summary> summaries(List<Integer> docs) throws IOException {
    List<Summary> summaries = new ArrayList<>(docs.size());
    for (int doc : docs) {
      summaries.add(summary(doc));
    }
    return summaries;
  }

  /** Returns the plain text of a posting. */
  public String body(int doc) throws IOException {
    return value(IndexField.BODY, doc);
  }

  /** Returns the value of a field in binary doc values; the next call may overwrite it. */
  public Optional<BytesRef> find(IndexField field, int doc) throws IOException {
    List<LeafReaderContext> leaves = snapshot.reader().leaves();
    LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
    Column column = columns.get(field);
    int inLeaf = doc - leaf.docBase;
    if (column == null || column.leaf().ord != leaf.ord || column.values().docID() > inLeaf) {
      column = new Column(leaf, DocValues.getBinary(leaf.reader(), field.id()));
      columns.put(field, column);
    }
    return column.values().advanceExact(inLeaf)
        ? Optional.of(column.values().binaryValue())
        : Optional.empty();
  }

  /** Returns the fingerprint a posting was put with. */
  public Fingerprint fingerprint(int doc) throws IOException {
    return Fingerprint.parse(value(IndexField.FINGERPRINT, doc));
  }

  /** Returns the fingerprints of all postings by their ids. */
  public Map<PostingId, Fingerprint> fingerprints() throws IOException {
    Map<PostingId, Fingerprint> fingerprints = HashMap.newHashMap(snapshot.reader().numDocs());
    for (LeafReaderContext leaf : snapshot.reader().leaves()) {
      SortedDocValues ids = DocValues.getSorted(leaf.reader(), IndexField.ID.id());
      BinaryDocValues encoded = DocValues.getBinary(leaf.reader(), IndexField.FINGERPRINT.id());
      Snapshot.eachLive(
          leaf.reader().getLiveDocs(),
          ids,
          doc -> {
            if (encoded.advanceExact(doc)) {
              fingerprints.put(
                  new PostingId(ids.lookupOrd(ids.ordValue()).utf8ToString()),
                  Fingerprint.parse(encoded.binaryValue().utf8ToString()));
            }
          });
    }
    return fingerprints;
  }

  /** Returns the fingerprints of those of some postings that there are. */
  public Map<PostingId, Fingerprint> fingerprints(Set<PostingId> ids) throws IOException {
    Map<PostingId, Fingerprint> fingerprints = HashMap.newHashMap(ids.size());
    for (PostingId id : ids) {
      OptionalInt doc = snapshot.doc(id);
      if (doc.isPresent()) {
        fingerprints.put(id, fingerprint(doc.getAsInt()));
      }
    }
    return fingerprints;
  }

  /** Returns a whole posting. */
  public Posting posting(int doc) throws IOException {
    Document stored = snapshot.reader().storedFields().document(doc);
    Summary summary = summary(doc);
    String pitch = stored.get(IndexField.PITCH.id());
    Startup startup = summary.startup();
    return new Posting(
        startup == null || pitch == null ? summary : summary.at(startup.saying(pitch)),
        Objects.requireNonNull(stored.get(IndexField.ROLE_WRITTEN.id())),
        details(stored),
        Objects.requireNonNull(stored.get(IndexField.MARKDOWN.id())),
        body(doc));
  }

  private static PostingDetails details(Document stored) {
    String unpublishedOn = stored.get(IndexField.UNPUBLISHED_ON.id());
    return new PostingDetails(
        List.of(stored.getValues(IndexField.TECHNOLOGY.id())),
        List.of(stored.getValues(IndexField.DOMAIN.id())),
        stored.get(IndexField.CONTRACT_WRITTEN.id()),
        stored.get(IndexField.FRIEND.id()),
        stored.get(IndexField.CONTACT.id()),
        stored.get(IndexField.EXTERNAL_URL.id()),
        unpublishedOn == null ? null : LocalDate.parse(unpublishedOn),
        stored.get(IndexField.FILLED.id()) != null,
        others(stored.getValues(IndexField.OTHER.id())));
  }

  /** Joins a field that a posting has besides those known into one value of the index. */
  static String pair(String name, String value) {
    return name + SEPARATOR + value;
  }

  private static Map<String, String> others(String[] pairs) {
    Map<String, String> others = new LinkedHashMap<>();
    for (String pair : pairs) {
      String[] parts = pair.split(SEPARATOR, 2);
      others.put(parts[0], parts[1]);
    }
    return others;
  }

  private String value(IndexField field, int doc) throws IOException {
    return find(field, doc)
        .orElseThrow(() -> new IOException("a posting of the index has no " + field.id()))
        .utf8ToString();
  }
}
