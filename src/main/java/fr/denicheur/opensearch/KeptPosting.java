package fr.denicheur.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.denicheur.engine.Fingerprint;
import fr.denicheur.lucene.index.IndexField;
import fr.denicheur.lucene.index.PostingDocument;
import fr.denicheur.lucene.index.Ranking;
import fr.denicheur.lucene.repost.RepostMark;
import fr.denicheur.lucene.spelling.LuceneVocabulary;
import fr.denicheur.lucene.spelling.WrittenWord;
import fr.denicheur.posting.Condition;
import fr.denicheur.posting.Posting;
import fr.denicheur.posting.Startup;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DocValuesType;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.util.BytesRef;

/**
 * A posting as a cluster keeps it.
 *
 * @param fingerprint the version of the file that it was read from
 * @param mark by which near-duplicates are recognised; empty if its text is too short
 * @param isShown whether it is the version that is shown of its group of near-duplicates
 * @param versions the ids of the other versions, newest first; mostly none
 */
record KeptPosting(
    Posting posting,
    Fingerprint fingerprint,
    Optional<RepostMark> mark,
    boolean isShown,
    List<String> versions) {
  /** The parts of a document that {@link #read} needs. */
  static final List<String> SOURCE =
      List.of(
          Mapping.POSTING,
          Mapping.MARK,
          Mapping.SHOWN,
          Mapping.VERSIONS,
          Mapping.name(IndexField.FINGERPRINT));

  /** Signs inside a compound. */
  private static final String JOINTS = "-‑.";

  KeptPosting {
    versions = List.copyOf(versions);
  }

  /** Returns a posting that was published once, as far as is known. */
  static KeptPosting of(Posting posting, Fingerprint fingerprint) {
    return new KeptPosting(posting, fingerprint, RepostMark.of(posting), true, List.of());
  }

  /** Returns the same posting in a group of near-duplicates. */
  KeptPosting among(List<String> others, boolean shown) {
    return new KeptPosting(posting, fingerprint, mark, shown, others);
  }

  /** Returns what {@link #written} wrote. */
  static KeptPosting read(JsonNode source) {
    return new KeptPosting(
        PostingJson.read(source.path(Mapping.POSTING)),
        Fingerprint.parse(source.path(Mapping.name(IndexField.FINGERPRINT)).asText()),
        source.has(Mapping.MARK)
            ? Optional.of(decoded(source.path(Mapping.MARK).asText()))
            : Optional.empty(),
        source.path(Mapping.SHOWN).asBoolean(true),
        PostingJson.texts(source.path(Mapping.VERSIONS)));
  }

  private static RepostMark decoded(String mark) {
    return RepostMark.decode(new BytesRef(Base64.getDecoder().decode(mark)));
  }

  /** Returns the document that an index in this process keeps of it. */
  Document document(Ranking ranking) {
    Document document = PostingDocument.of(posting, fingerprint, ranking);
    mark.map(RepostMark::field).ifPresent(document::add);
    return document;
  }

  /** Returns the document that the cluster keeps. */
  ObjectNode written(Ranking ranking) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    Words words = new Words(json, posting.text());
    for (IndexableField field : document(ranking)) {
      words.add(field);
    }
    words.end();
    for (Condition.Kind kind : List.of(Condition.Kind.DAYS, Condition.Kind.MONTHS)) {
      posting
          .conditions()
          .range(kind)
          .ifPresent(range ->
              json.putObject(Mapping.name(IndexField.of(kind)))
                  .put("gte", range.min())
                  .put("lte", range.max()));
    }
    place(json, versions, isShown);
    mark.ifPresent(one -> {
      BytesRef bytes = one.encoded();
      json.put(Mapping.MARK, Base64.getEncoder().encodeToString(BytesRef.deepCopyOf(bytes).bytes));
      ArrayNode bands = json.putArray(Mapping.BAND);
      one.bands().forEach(bands::add);
    });
    Startup startup = posting.startup();
    if (startup != null) {
      LuceneVocabulary.letters(startup).forEach(json.putArray(Mapping.LETTERS)::add);
    }
    json.put(Mapping.TITLE, posting.title());
    json.set(Mapping.POSTING, PostingJson.write(posting));
    return json;
  }

  /** Writes the place of a posting among near-duplicates into its document. */
  static void place(ObjectNode json, List<String> versions, boolean isShown) {
    json.put(Mapping.SHOWN, isShown);
    versions.forEach(json.putArray(Mapping.VERSIONS)::add);
  }

  /** The characters of its texts. */
  long length() {
    return (long) posting.text().length() + posting.markdown().length();
  }

  /** Writes the fields of Lucene's document into one of the cluster. */
  private static final class Words {
    private final ObjectNode json;
    private final String text;
    private final Map<String, EncodedTokens> tokens = new LinkedHashMap<>();
    private final Map<String, Set<String>> sets = new LinkedHashMap<>();

    Words(ObjectNode json, String text) {
      this.json = json;
      this.text = text;
    }

    void add(IndexableField field) {
      boolean isIndexed = field.fieldType().indexOptions() != IndexOptions.NONE;
      if (isIndexed && field.fieldType().tokenized()) {
        addTokens(field);
      } else if (isIndexed) {
        set(Mapping.name(field.name())).add(field.stringValue());
      } else {
        addValue(field);
      }
    }

    private void addTokens(IndexableField field) {
      String name = Mapping.name(field.name());
      EncodedTokens encoded = tokens.computeIfAbsent(name, other -> new EncodedTokens());
      TokenStream stream = field.tokenStream(IndexField.ANALYZER, null);
      if (field.name().equals(IndexField.WORDS.id())) {
        encoded.addCounted(stream);
      } else {
        encoded.add(stream, term -> count(field.name(), term, stream));
      }
    }

    /** Notes a term that suggestions and corrections count. */
    private void count(String field, CharTermAttribute term, TokenStream stream) {
      if (field.equals(IndexField.TITLE_EXACT.id())) {
        addWord(Mapping.TITLE_WORD, term.toString());
      } else if (field.equals(IndexField.BODY_EXACT.id())) {
        addWord(Mapping.BODY_WORD, term.toString());
      } else if (field.equals(IndexField.BODY.id())) {
        set(Mapping.STEM).add(term.toString());
        addCompound(stream.getAttribute(OffsetAttribute.class));
      } else if (field.equals(IndexField.TITLE_TEXT.id())
          || field.equals(IndexField.ROLE_TEXT.id())) {
        set(Mapping.STEM).add(term.toString());
      }
    }

    private void addWord(String field, String word) {
      if (WrittenWord.isWord(word)) {
        set(field).add(word);
      }
    }

    private void addCompound(OffsetAttribute place) {
      String written =
          text.substring(place.startOffset(), place.endOffset()).toLowerCase(Locale.ROOT);
      if (written.chars().anyMatch(sign -> JOINTS.indexOf(sign) >= 0)) {
        set(Mapping.COMPOUND).add(written);
      }
    }

    private void addValue(IndexableField field) {
      DocValuesType type = field.fieldType().docValuesType();
      String name = Mapping.name(field.name());
      if (type == DocValuesType.NUMERIC) {
        json.put(name, field.numericValue().longValue());
      } else if (type == DocValuesType.SORTED || type == DocValuesType.SORTED_SET) {
        set(name).add(field.binaryValue().utf8ToString());
      } else if (field.name().equals(IndexField.FINGERPRINT.id())) {
        json.put(name, field.binaryValue().utf8ToString());
      }
    }

    private Set<String> set(String field) {
      return sets.computeIfAbsent(field, name -> new LinkedHashSet<>());
    }

    void end() {
      tokens.forEach((name, encoded) -> json.put(name, encoded.toString()));
      sets.forEach((name, values) -> values.forEach(json.putArray(name)::add));
    }
  }
}
