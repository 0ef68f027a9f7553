package fr.denicheur.lucene;

import fr.denicheur.posting.Posting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.store.FSDirectory;

/**
 * What one would write with Lucene in an afternoon: its French analyzer, five weighted fields,
 * three facets and marked passages. It knows no synonyms, no inclusive writing, no typos and no
 * near-duplicates. To measure beside.
 */
final class PlainLucene implements AutoCloseable {
  private static final Map<String, Float> FIELDS = new LinkedHashMap<>();

  static {
    FIELDS.put("role", 3f);
    FIELDS.put("title", 3f);
    FIELDS.put("startup", 2f);
    FIELDS.put("technologies", 2f);
    FIELDS.put("body", 1f);
  }

  private static final float OTHER_FIELDS = 0.3f;
  private static final int PASSAGES = 3;
  private static final int LONGEST = 100_000;
  private static final FacetsConfig FACETS = new FacetsConfig();
  private static final FieldType TEXT = new FieldType(TextField.TYPE_STORED);

  static {
    TEXT.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);
    TEXT.freeze();
  }

  private final Analyzer analyzer;
  private final DirectoryReader reader;
  private final IndexSearcher searcher;
  private final SortedSetDocValuesReaderState facets;
  private final UnifiedHighlighter highlighter;

  private PlainLucene(Analyzer analyzer, DirectoryReader reader) throws IOException {
    this.analyzer = analyzer;
    this.reader = reader;
    this.searcher = new IndexSearcher(reader);
    this.searcher.setQueryCache(null);
    this.facets = new DefaultSortedSetDocValuesReaderState(reader, FACETS);
    this.highlighter =
        UnifiedHighlighter.builder(searcher, analyzer).withMaxLength(LONGEST).build();
  }

  /** Writes an index and opens it. */
  static PlainLucene of(List<Posting> postings, Path folder) throws IOException {
    Analyzer analyzer = new FrenchAnalyzer();
    try (FSDirectory directory = FSDirectory.open(folder);
        IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
      for (Posting posting : postings) {
        writer.addDocument(FACETS.build(document(posting)));
      }
      writer.commit();
    }
    return new PlainLucene(analyzer, DirectoryReader.open(FSDirectory.open(folder)));
  }

  private static Document document(Posting posting) {
    Document document = new Document();
    document.add(new StringField("id", posting.id().value(), Field.Store.YES));
    document.add(new Field("role", posting.role(), TEXT));
    document.add(new Field("title", posting.title(), TEXT));
    document.add(new Field("body", posting.text(), TEXT));
    document.add(
        new Field("technologies", String.join(", ", posting.details().technologies()), TEXT));
    if (posting.startup() != null) {
      document.add(new Field("startup", posting.startup().label(), TEXT));
      document.add(new SortedSetDocValuesFacetField("startup", posting.startup().slug()));
    }
    document.add(new SortedSetDocValuesFacetField("role", posting.family().id()));
    document.add(
        new SortedSetDocValuesFacetField("open", Boolean.toString(posting.summary().open())));
    return document;
  }

  private Query query(String question) throws IOException {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    try (TokenStream words = analyzer.tokenStream("body", question)) {
      CharTermAttribute word = words.addAttribute(CharTermAttribute.class);
      words.reset();
      while (words.incrementToken()) {
        List<Query> inFields = new ArrayList<>();
        FIELDS.forEach((field, weight) ->
            inFields.add(new BoostQuery(new TermQuery(new Term(field, word.toString())), weight)));
        query.add(new DisjunctionMaxQuery(inFields, OTHER_FIELDS), Occur.SHOULD);
      }
      words.end();
    }
    return query.build();
  }

  /** Returns what a plain answer holds: the stored fields of the first hits. */
  int plain(String question, int hits) throws IOException {
    return titles(searcher.search(query(question), hits));
  }

  /** Returns how much text a full answer holds: hits, three facets and marked passages. */
  int full(String question, int hits) throws IOException {
    Query query = query(question);
    FacetsCollectorManager.FacetsResult found =
        FacetsCollectorManager.search(searcher, query, hits, new FacetsCollectorManager());
    SortedSetDocValuesFacetCounts counts =
        new SortedSetDocValuesFacetCounts(facets, found.facetsCollector());
    int said = titles(found.topDocs());
    for (String facet : List.of("role", "startup", "open")) {
      said += counts.getTopChildren(hits, facet) == null ? 0 : 1;
    }
    for (String marked : highlighter.highlight("body", query, found.topDocs(), PASSAGES)) {
      said += marked == null ? 0 : marked.length();
    }
    return said;
  }

  private int titles(TopDocs found) throws IOException {
    int said = 0;
    for (ScoreDoc hit : found.scoreDocs) {
      said += searcher.storedFields().document(hit.doc).get("title").length();
    }
    return said;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
