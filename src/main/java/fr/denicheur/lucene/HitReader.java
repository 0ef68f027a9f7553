package fr.denicheur.lucene;

import fr.denicheur.posting.PostingId;
import fr.denicheur.posting.RoleFamily;
import fr.denicheur.posting.Startup;
import fr.denicheur.result.Excerpts;
import fr.denicheur.result.Hit;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.jspecify.annotations.Nullable;

/** Reads what a list shows of a posting, from doc values alone. */
final class HitReader {
  private final Snapshot snapshot;

  HitReader(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  /**
   * Returns a posting as a hit.
   *
   * @param doc its number in the snapshot
   */
  Hit read(int doc, float score, Excerpts excerpts) throws IOException {
    List<LeafReaderContext> leaves = snapshot.reader().leaves();
    LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
    return new Leaf(leaf.reader(), doc - leaf.docBase).read(score, excerpts);
  }

  /** One posting's place in one segment. */
  private final class Leaf {
    private final LeafReader reader;
    private final int doc;

    Leaf(LeafReader reader, int doc) {
      this.reader = reader;
      this.doc = doc;
    }

    Hit read(float score, Excerpts excerpts) throws IOException {
      return new Hit(
          id(),
          binary(IndexField.TITLE),
          RoleFamily.withId(String.valueOf(keyword(IndexField.ROLE))).orElse(RoleFamily.AUTRE),
          startup(),
          Boolean.parseBoolean(keyword(IndexField.OPEN)),
          Boolean.parseBoolean(keyword(IndexField.JUNIOR)),
          date(),
          score,
          excerpts,
          List.of(),
          List.of());
    }

    private PostingId id() throws IOException {
      SortedDocValues ids = DocValues.getSorted(reader, IndexField.ID.id());
      if (!ids.advanceExact(doc)) {
        throw new IOException("a posting of the index has no id");
      }
      return new PostingId(ids.lookupOrd(ids.ordValue()).utf8ToString());
    }

    private @Nullable Startup startup() throws IOException {
      String slug = keyword(IndexField.STARTUP);
      return slug == null ? null : snapshot.startupLabels().startup(slug);
    }

    private @Nullable LocalDate date() throws IOException {
      NumericDocValues days = DocValues.getNumeric(reader, IndexField.DATE.id());
      return days.advanceExact(doc) ? LocalDate.ofEpochDay(days.longValue()) : null;
    }

    private String binary(IndexField field) throws IOException {
      BinaryDocValues values = DocValues.getBinary(reader, field.id());
      return values.advanceExact(doc) ? values.binaryValue().utf8ToString() : "";
    }

    private @Nullable String keyword(IndexField field) throws IOException {
      SortedSetDocValues values = DocValues.getSortedSet(reader, field.id());
      return values.advanceExact(doc) ? values.lookupOrd(values.nextOrd()).utf8ToString() : null;
    }
  }
}
