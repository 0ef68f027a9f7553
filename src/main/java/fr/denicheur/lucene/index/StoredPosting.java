package fr.denicheur.lucene.index;

import fr.denicheur.posting.Posting;
import fr.denicheur.posting.PostingDetails;
import fr.denicheur.posting.PostingId;
import fr.denicheur.result.Hit;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.lucene.document.Document;
import org.jspecify.annotations.Nullable;

/** Reads back what {@link PostingDocument} wrote. */
public final class StoredPosting {
  private final Document stored;

  private StoredPosting(Document stored) {
    this.stored = stored;
  }

  /**
   * Returns a posting of the index.
   *
   * @param doc its number in the snapshot
   */
  public static Optional<Posting> find(Snapshot snapshot, PostingId id) throws IOException {
    OptionalInt doc = snapshot.doc(id);
    return doc.isPresent() ? Optional.of(read(snapshot, doc.getAsInt())) : Optional.empty();
  }

  public static Posting read(Snapshot snapshot, int doc) throws IOException {
    HitReader shown = new HitReader(snapshot);
    Document stored = snapshot.reader().storedFields().document(doc);
    return new StoredPosting(stored).posting(shown.hit(doc, 0), shown.body(doc));
  }

  private Posting posting(Hit shown, String body) {
    return new Posting(
        shown.id(),
        shown.title(),
        required(IndexField.ROLE_WRITTEN),
        shown.family(),
        shown.startup(),
        shown.open(),
        shown.junior(),
        shown.date(),
        details(),
        required(IndexField.MARKDOWN),
        body);
  }

  private PostingDetails details() {
    String unpublishedOn = optional(IndexField.UNPUBLISHED_ON);
    return new PostingDetails(
        List.of(stored.getValues(IndexField.TECHNOLOGY.id())),
        List.of(stored.getValues(IndexField.DOMAIN.id())),
        optional(IndexField.CONTRACT),
        optional(IndexField.FRIEND),
        optional(IndexField.CONTACT),
        optional(IndexField.EXTERNAL_URL),
        unpublishedOn == null ? null : LocalDate.parse(unpublishedOn));
  }

  private String required(IndexField field) {
    return Objects.requireNonNull(optional(field), field.id());
  }

  private @Nullable String optional(IndexField field) {
    return stored.get(field.id());
  }
}
