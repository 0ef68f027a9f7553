package fr.denicheur.lucene.question;

import static fr.denicheur.posting.PostingBuilder.aPosting;
import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.engine.Fingerprint;
import fr.denicheur.french.WordFile;
import fr.denicheur.lucene.index.PostingDocument;
import fr.denicheur.lucene.index.Ranking;
import fr.denicheur.posting.Condition;
import fr.denicheur.posting.PostingBuilder;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which postings meet a condition that is asked for. */
class ConditionQueriesTest {

  @ParameterizedTest(name = "a posting with \"{0}\" meets \"{1}\": {2}")
  @CsvSource({
    "contract cdd, contract cdd, true",
    "contract cdd, contract cdi, false",
    "contract cdi, contract cdi, true",
    "remote full, remote full, true",
    "remote partial, remote full, false",
    "remote full, remote partial, true",
    "remote partial, remote partial, true",
    "remote none, remote partial, false",
    "remote none, remote none, true",
    "place lyon, place lyon, true",
    "place lyon, place paris, false",
    "days 3, days 3, true",
    "days 3, days 2.5, false",
    "days 2.5-4, days 3, true",
    "days 2.5-4, days 4-5, true",
    "days 5, days 0.5-4.5, false",
    "days 4-5, days 0.5-4.5, true",
    "months 6, days 6, false",
    "months 6-12, months 8, true",
    "months 6-12, months 3, false",
    "beginner true, beginner true, true",
    "beginner false, beginner true, false",
    "beginner false, beginner false, true",
    "'', beginner false, false",
    "'', days 3, false",
    "'', remote none, false",
  })
  void aPostingMeetsWhatItSays(String said, String asked, boolean meets) throws IOException {
    PostingBuilder posting = aPosting();
    pairs(said).forEach((kind, value) -> posting.under(kind, value, value));
    Condition.Kind kind = pairs(asked).keySet().iterator().next();
    String value = pairs(asked).get(kind);
    try (ByteBuffersDirectory directory = new ByteBuffersDirectory();
        IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
      writer.addDocument(
          PostingDocument.of(posting.build(), new Fingerprint("hash", null, 0), Ranking.DEFAULT));
      try (DirectoryReader reader = DirectoryReader.open(writer)) {
        Query query = ConditionQueries.meeting(new Condition(kind, value, value, asked));
        assertThat(new IndexSearcher(reader).count(query)).isEqualTo(meets ? 1 : 0);
      }
    }
  }

  private static Map<Condition.Kind, String> pairs(String written) {
    Map<Condition.Kind, String> pairs = new LinkedHashMap<>();
    for (String pair : WordFile.split(written, ",")) {
      String[] parts = pair.split(" ", 2);
      pairs.put(Condition.Kind.valueOf(parts[0].toUpperCase(Locale.ROOT)), parts[1]);
    }
    return pairs;
  }
}
