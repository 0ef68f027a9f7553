package fr.denicheur.lucene.suggest;

import fr.denicheur.lucene.index.IndexField;
import fr.denicheur.lucene.index.Snapshot;
import fr.denicheur.lucene.index.StartupLabels;
import fr.denicheur.lucene.index.StoredPostings;
import fr.denicheur.posting.RoleFamily;
import fr.denicheur.posting.Startup;
import fr.denicheur.posting.Summary;
import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;

/**
 * Counts the postings by what they name, as written.
 *
 * @param families trades
 * @param startups products that recruit
 * @param roles titles of roles
 * @param titles titles of postings
 */
record NameTallies(
    Map<RoleFamily, Tally> families,
    Map<Startup, Tally> startups,
    Map<String, Tally> roles,
    Map<String, Tally> titles) {

  static NameTallies of(Snapshot snapshot) throws IOException {
    NameTallies tallies =
        new NameTallies(
            new EnumMap<>(RoleFamily.class), new HashMap<>(), new HashMap<>(), new HashMap<>());
    for (LeafReaderContext leaf : snapshot.reader().leaves()) {
      tallies.countAll(leaf.reader(), snapshot.startupLabels());
    }
    return tallies;
  }

  private void countAll(LeafReader reader, StartupLabels labels) throws IOException {
    BinaryDocValues entries = DocValues.getBinary(reader, IndexField.SUMMARY.id());
    SortedDocValues written = DocValues.getSorted(reader, IndexField.ROLE_TITLE.id());
    Bits live = reader.getLiveDocs();
    for (int doc = entries.nextDoc();
        doc != DocIdSetIterator.NO_MORE_DOCS;
        doc = entries.nextDoc()) {
      if (live == null || live.get(doc)) {
        Summary posting = StoredPostings.decode(entries.binaryValue().utf8ToString(), labels);
        count(posting);
        if (written.advanceExact(doc)) {
          String role = written.lookupOrd(written.ordValue()).utf8ToString();
          roles.merge(role, Tally.one(posting.open()), Tally::plus);
        }
      }
    }
  }

  private void count(Summary posting) {
    Tally one = Tally.one(posting.open());
    families.merge(posting.family(), one, Tally::plus);
    titles.merge(posting.title(), one, Tally::plus);
    if (posting.startup() != null) {
      startups.merge(posting.startup(), one, Tally::plus);
    }
  }
}
