package fr.denicheur.lucene.suggest;

import fr.denicheur.lucene.index.IndexField;
import fr.denicheur.lucene.index.Labels;
import fr.denicheur.lucene.index.Snapshot;
import fr.denicheur.lucene.index.StoredPostings;
import fr.denicheur.lucene.repost.Reposts;
import fr.denicheur.posting.Conditions;
import fr.denicheur.posting.RoleFamily;
import fr.denicheur.posting.Startup;
import fr.denicheur.posting.Summary;
import fr.denicheur.result.Suggestion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;

/**
 * Counts postings by role family, startup, role and title; near-duplicates once, as the version
 * that is shown.
 *
 * @param families role families
 * @param startups the startups that recruit
 * @param roles titles of roles
 * @param titles titles of postings
 */
public record NameTallies(
    Map<RoleFamily, Tally> families,
    Map<Startup, Tally> startups,
    Map<String, Tally> roles,
    Map<String, Tally> titles) {

  /** The most titles that are suggested; each title beyond these is of one closed posting. */
  private static final int MAX_TITLES = 50_000;

  static NameTallies of(Snapshot snapshot) throws IOException {
    NameTallies tallies =
        new NameTallies(
            new EnumMap<>(RoleFamily.class), new HashMap<>(), new HashMap<>(), new HashMap<>());
    Reposts reposts = Reposts.of(snapshot);
    for (LeafReaderContext leaf : snapshot.reader().leaves()) {
      tallies.countAll(leaf, snapshot.labels(), reposts);
    }
    return tallies;
  }

  private void countAll(LeafReaderContext leaf, Labels labels, Reposts reposts) throws IOException {
    LeafReader reader = leaf.reader();
    BinaryDocValues summaries = DocValues.getBinary(reader, IndexField.SUMMARY.id());
    SortedDocValues written = DocValues.getSorted(reader, IndexField.ROLE_TITLE.id());
    Snapshot.eachLive(
        reader.getLiveDocs(),
        summaries,
        doc -> {
          if (!reposts.isShown(leaf.docBase + doc)) {
            return; // a search would not find its names
          }
          String encoded = summaries.binaryValue().utf8ToString();
          Summary posting = StoredPostings.decode(encoded, labels, Conditions.UNKNOWN);
          count(posting);
          if (written.advanceExact(doc)) {
            String role = written.lookupOrd(written.ordValue()).utf8ToString();
            roles.merge(role, Tally.one(posting.open()), Tally::plus);
          }
        });
  }

  private void count(Summary posting) {
    Tally one = Tally.one(posting.open());
    families.merge(posting.family(), one, Tally::plus);
    titles.merge(posting.title(), one, Tally::plus);
    if (posting.startup() != null) {
      startups.merge(posting.startup(), one, Tally::plus);
    }
  }

  /** Returns the names to suggest, in no order. */
  List<Suggestible> suggestibles() {
    List<Suggestible> names = new ArrayList<>();
    families.forEach((family, tally) -> {
      if (family != RoleFamily.AUTRE) { // a person looks for a trade, not for another one
        names.add(name(Suggestion.Kind.ROLE, family.label(), family.id(), tally));
      }
    });
    startups.forEach((startup, tally) ->
        names.add(name(Suggestion.Kind.STARTUP, startup.label(), startup.slug(), tally)));
    TitleGroup.suggestibles(this).stream()
        .sorted(Comparator.comparingInt(Suggestible::weight).reversed())
        .limit(MAX_TITLES)
        .forEach(names::add);
    return names;
  }

  private static Suggestible name(Suggestion.Kind kind, String label, String value, Tally tally) {
    return new Suggestible(label, kind, value, TitleGroup.stems(label), tally);
  }
}
