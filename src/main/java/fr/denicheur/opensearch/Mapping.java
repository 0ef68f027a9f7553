package fr.denicheur.opensearch;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.denicheur.lucene.index.IndexField;
import fr.denicheur.lucene.index.Ranking;
import fr.denicheur.lucene.index.Ranking.Constant;
import fr.denicheur.opensearch.cluster.ClusterSettings;

/**
 * The settings and fields of an index of postings in a cluster. Text fields hold {@link
 * EncodedTokens}, so that the cluster needs no analysis of ours.
 */
final class Mapping {
  /** Raised with every change of what a document of the cluster holds. */
  static final int LAYOUT = 2;

  // Fields that an index in this process does not need.
  /** Whether the posting is the version that is shown of its group of near-duplicates. */
  static final String SHOWN = "shown";

  /** The ids of the other versions of the posting, newest first. */
  static final String VERSIONS = "versions";

  /** The numbers of the bands of its {@code RepostMark}: near-duplicates share one. */
  static final String BAND = "band";

  /** The mark itself, in Base64. */
  static final String MARK = "mark";

  /** The letters of the startup's name, without what stands between them. */
  static final String LETTERS = "startup_letters";

  /** Its title, to be suggested. */
  static final String TITLE = "title";

  /** Its words as written in title and role; in the text; its stems: to be counted. */
  static final String TITLE_WORD = "title_word";

  static final String BODY_WORD = "body_word";
  static final String STEM = "stem";

  /**
   * How compounds are written in the text: {@code rendezvous}, a separator, {@code rendez-vous}.
   */
  static final String COMPOUND = "compound";

  /** The posting itself. */
  static final String POSTING = "posting";

  /** A longer title, in characters, is no suggestion. */
  private static final int LONGEST_TITLE = 1_000;

  private static final String TOKENS = "tokens";
  private static final String COUNTED = "counted";
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Mapping() {}

  /** Returns the name of a field in the cluster. A dot would make an object of it. */
  static String name(String field) {
    return field.replace('.', '_');
  }

  /** Returns the name of a field in the cluster. */
  static String name(IndexField field) {
    return name(field.id());
  }

  /** Returns the body of the request that makes an index. */
  static ObjectNode of(ClusterSettings settings, Ranking ranking, String signature) {
    ObjectNode body = JSON.objectNode();
    body.set("settings", settings(settings, ranking));
    ObjectNode mappings = body.putObject("mappings");
    mappings.put("dynamic", "strict").putObject("_meta").put("signature", signature);
    KeptPosting.SOURCE.forEach(mappings.putObject("_source").putArray("includes")::add);
    ObjectNode fields = mappings.putObject("properties");
    for (IndexField field : IndexField.values()) {
      ObjectNode mapped = field(field);
      if (!mapped.isEmpty()) {
        fields.set(name(field), mapped);
      }
    }
    fields.set(SHOWN, JSON.objectNode().put("type", "boolean"));
    fields.set(VERSIONS, unsearched());
    fields.set(BAND, JSON.objectNode().put("type", "integer").put("doc_values", false));
    fields.set(MARK, JSON.objectNode().put("type", "binary"));
    fields.set(LETTERS, keyword());
    fields.set(TITLE, unsearched().put("ignore_above", LONGEST_TITLE));
    fields.set(TITLE_WORD, unsearched());
    fields.set(BODY_WORD, unsearched());
    fields.set(STEM, unsearched());
    fields.set(COMPOUND, unsearched());
    fields.set(POSTING, JSON.objectNode().put("type", "object").put("enabled", false));
    return body;
  }

  private static ObjectNode settings(ClusterSettings settings, Ranking ranking) {
    ObjectNode all = JSON.objectNode();
    ObjectNode index = all.putObject("index");
    index.put("number_of_shards", settings.shards()).put("number_of_replicas", settings.replicas());
    index.put("refresh_interval", "-1"); // what is published is made visible by a request
    index.put("merge.policy.expunge_deletes_allowed", 0); // a purge drops everything
    index.put("mapping.total_fields.limit", 200);
    ObjectNode similarity = index.putObject("similarity");
    float saturation = ranking.of(Constant.BM25_SATURATION);
    float length = ranking.of(Constant.BM25_LENGTH);
    similarity.set("default", bm25(saturation, length));
    similarity.set(COUNTED, bm25(saturation * Ranking.COUNTED_UNIT, length));
    ObjectNode analysis = index.putObject("analysis");
    ObjectNode filters = analysis.putObject("filter");
    filters.putObject("gaps").put("type", "stop").putArray("stopwords").add(EncodedTokens.GAP);
    filters
        .putObject("stacked")
        .put("type", "pattern_capture")
        .put("preserve_original", false)
        .putArray("patterns")
        .add("([^" + EncodedTokens.STACKED + "]+)");
    filters
        .putObject("counts")
        .put("type", "delimited_term_freq")
        .put("delimiter", String.valueOf(EncodedTokens.COUNT));
    ObjectNode tokenizer = analysis.putObject("tokenizer");
    tokenizer.putObject("chunks").put("type", "whitespace").put("max_token_length", 10_000);
    ObjectNode analyzers = analysis.putObject("analyzer");
    analyzers.set(TOKENS, analyzer("gaps", "stacked"));
    analyzers.set(COUNTED, analyzer("counts"));
    return all;
  }

  private static ObjectNode bm25(float saturation, float length) {
    return JSON.objectNode().put("type", "BM25").put("k1", saturation).put("b", length);
  }

  private static ObjectNode analyzer(String... filters) {
    ObjectNode analyzer = JSON.objectNode().put("type", "custom").put("tokenizer", "chunks");
    for (String filter : filters) {
      analyzer.withArray("filter").add(filter);
    }
    return analyzer;
  }

  private static ObjectNode keyword() {
    return JSON.objectNode().put("type", "keyword");
  }

  /** Values that are shown, counted or sorted by, and not searched. */
  private static ObjectNode unsearched() {
    return keyword().put("index", false);
  }

  private static ObjectNode text(String analyzer, String options) {
    return JSON.objectNode()
        .put("type", "text")
        .put("analyzer", analyzer)
        .put("index_options", options);
  }

  /** Returns how a field is kept; empty if it is part of the posting. */
  private static ObjectNode field(IndexField field) {
    return switch (field) {
      case WORDS -> text(COUNTED, "freqs").put("similarity", COUNTED);
      case SENTENCE -> keyword().put("doc_values", false);
      case DATE -> JSON.objectNode().put("type", "long");
      case STARTUP_LABEL, CONDITION_LABEL, ROLE_TITLE, FINGERPRINT -> unsearched();
      default ->
          switch (field.use()) {
            case KEYWORD -> keyword();
            case RANGE -> JSON.objectNode().put("type", "double_range");
            case STEMMED -> text(TOKENS, "positions");
            case EXACT -> text(TOKENS, "freqs");
            case COMPARED, SHOWN, STORED -> JSON.objectNode();
          };
    };
  }
}
