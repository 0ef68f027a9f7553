package fr.denicheur.lucene.index;

import static fr.denicheur.lucene.index.IndexField.*;

import fr.denicheur.engine.Fingerprint;
import fr.denicheur.french.AnalyzedText;
import fr.denicheur.posting.Condition;
import fr.denicheur.posting.Conditions;
import fr.denicheur.posting.Facet;
import fr.denicheur.posting.Period;
import fr.denicheur.posting.Posting;
import fr.denicheur.posting.PostingDetails;
import fr.denicheur.posting.Startup;
import fr.denicheur.posting.Summary;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DoubleRange;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Writes a posting as Lucene's document; {@link StoredPostings} reads it back. */
public final class PostingDocument {
  private static final FieldType WORDS = words(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
  private static final FieldType HIGHLIGHTED =
      words(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);
  private static final FieldType COUNTED_WORDS = words(IndexOptions.DOCS_AND_FREQS);

  /** Words that people type who look for a first job. */
  private static final String OPEN_TO_BEGINNERS = "junior, débutant";

  /** Of a field that only says yes, people search the name: {@code télétravail: oui}. */
  private static final Set<String> YES = Set.of("true", "oui", "yes", "vrai");

  /** The longest role that is suggested, in characters; longer ones are sentences. */
  public static final int MAX_ROLE_TITLE = 100;

  private final Document document = new Document();
  private final WordCounts counts = new WordCounts();
  private final Map<IndexField, Float> weights;

  private PostingDocument(Map<IndexField, Float> weights) {
    this.weights = weights;
  }

  /** Returns the document of a posting, whose words count as a ranking says. */
  public static Document of(Posting posting, Fingerprint fingerprint, Ranking ranking) {
    PostingDocument made = new PostingDocument(ranking.fields());
    made.addIdentity(posting, fingerprint);
    made.addRead(posting);
    made.addCounted(posting);
    made.addStored(posting);
    return made.document;
  }

  /**
   * Returns the part of a posting's document from which its excerpts and reasons are read, without
   * the fields by which it is found and ranked alone.
   */
  public static Document ofPage(Posting posting) {
    PostingDocument made = new PostingDocument(Map.of());
    made.addRead(posting);
    return made.document;
  }

  private void addRead(Posting posting) {
    addWords(posting);
    addFacets(posting.summary());
    addConditions(posting.conditions());
    addShown(posting);
  }

  private void addIdentity(Posting posting, Fingerprint fingerprint) {
    String id = posting.id().value();
    document.add(new StringField(ID.id(), id, Field.Store.NO));
    document.add(new SortedDocValuesField(ID.id(), new BytesRef(id)));
    document.add(new BinaryDocValuesField(FINGERPRINT.id(), new BytesRef(fingerprint.encoded())));
  }

  private void addWords(Posting posting) {
    AnalyzedText title = new AnalyzedText(posting.title());
    AnalyzedText role = new AnalyzedText(posting.role());
    AnalyzedText body = new AnalyzedText(posting.text());
    addStems(TITLE_TEXT, title, HIGHLIGHTED);
    addStems(ROLE_TEXT, role, WORDS);
    addWords(posting.startup());
    for (String name : posting.details().technologies()) {
      addStems(TECHNOLOGIES_TEXT, new AnalyzedText(name), WORDS);
    }
    for (String fact : facts(posting)) {
      addStems(FACTS_TEXT, new AnalyzedText(fact), WORDS);
    }
    addStems(BODY, body, HIGHLIGHTED);
    document.add(new Field(TITLE_EXACT.id(), title.written(), COUNTED_WORDS));
    document.add(new Field(TITLE_EXACT.id(), role.written(), COUNTED_WORDS));
    document.add(new Field(BODY_EXACT.id(), body.written(), COUNTED_WORDS));
  }

  private void addCounted(Posting posting) {
    document.add(counts.all());
    Arrays.stream(SentenceHashes.of(posting.text()))
        .distinct()
        .mapToObj(SentenceHashes::term)
        .forEach(hash -> document.add(new StringField(SENTENCE.id(), hash, Field.Store.NO)));
  }

  private void addWords(@Nullable Startup startup) {
    if (startup == null) {
      return;
    }
    addStems(STARTUP_TEXT, new AnalyzedText(startup.label()), WORDS);
    if (!startup.isNamedAsItsSlug()) {
      addStems(STARTUP_TEXT, new AnalyzedText(startup.slug()), WORDS); // people may know it by that
    }
    if (!startup.pitch().isEmpty()) {
      addStems(PITCH_TEXT, new AnalyzedText(startup.pitch()), WORDS);
    }
  }

  private static List<String> facts(Posting posting) {
    List<String> facts = new ArrayList<>(posting.details().domains());
    Stream.of(posting.details().contract(), posting.details().friend())
        .filter(Objects::nonNull)
        .forEach(facts::add);
    posting
        .details()
        .others()
        .forEach((name, value) -> facts.add(YES.contains(value) ? name : value));
    if (posting.junior()) {
      facts.add(OPEN_TO_BEGINNERS);
    }
    return facts;
  }

  private void addFacets(Summary posting) {
    for (Facet facet : Facet.values()) {
      String field = IndexField.of(facet).id();
      for (String value : facet.values(posting)) {
        document.add(new StringField(field, value, Field.Store.NO));
        document.add(new SortedSetDocValuesField(field, new BytesRef(value)));
        if (facet.kind() == Facet.Kind.PERIOD) {
          String year = new Period(value).year().value();
          document.add(new StringField(field, year, Field.Store.NO)); // a filter may name it
        }
      }
    }
  }

  /** Adds the conditions that are no facets. */
  private void addConditions(Conditions conditions) {
    conditions
        .beginner()
        .map(is -> new StringField(BEGINNER.id(), is.toString(), Field.Store.NO))
        .ifPresent(document::add);
    for (Condition.Kind kind : List.of(Condition.Kind.DAYS, Condition.Kind.MONTHS)) {
      conditions
          .range(kind)
          .map(of ->
              new DoubleRange(
                  IndexField.of(kind).id(), new double[] {of.min()}, new double[] {of.max()}))
          .ifPresent(document::add);
    }
  }

  private void addShown(Posting posting) {
    document.add(
        new BinaryDocValuesField(
            SUMMARY.id(), new BytesRef(StoredPostings.encode(posting.summary()))));
    String conditions = StoredPostings.encode(posting.conditions());
    document.add(new BinaryDocValuesField(CONDITIONS.id(), new BytesRef(conditions)));
    posting.conditions().all().stream()
        .filter(one -> one.kind() == Condition.Kind.PLACE || one.kind() == Condition.Kind.TECHNO)
        .map(one -> new BytesRef(Labels.pair(one)))
        .map(pair -> new SortedSetDocValuesField(CONDITION_LABEL.id(), pair))
        .forEach(document::add);
    tags(posting.summary())
        .map(pair -> new SortedSetDocValuesField(CONDITION_LABEL.id(), new BytesRef(pair)))
        .forEach(document::add);
    document.add(new BinaryDocValuesField(BODY.id(), new BytesRef(posting.text())));
    if (posting.startup() != null) {
      BytesRef label = new BytesRef(posting.startup().label());
      document.add(new SortedDocValuesField(STARTUP_LABEL.id(), label));
    }
    if (posting.role().length() <= MAX_ROLE_TITLE) {
      document.add(new SortedDocValuesField(ROLE_TITLE.id(), new BytesRef(posting.role())));
    }
    if (posting.date() != null) {
      document.add(new NumericDocValuesField(DATE.id(), posting.date().toEpochDay()));
    }
  }

  private static Stream<String> tags(Summary posting) {
    Startup startup = posting.startup();
    return startup == null
        ? Stream.empty()
        : Stream.concat(
            startup.incubators().stream().map(tag -> Labels.pair(Facet.INCUBATOR, tag)),
            startup.themes().stream().map(tag -> Labels.pair(Facet.THEME, tag)));
  }

  private void addStored(Posting posting) {
    PostingDetails details = posting.details();
    store(ROLE_WRITTEN, posting.role());
    Startup startup = posting.startup();
    store(PITCH, startup == null || startup.pitch().isEmpty() ? null : startup.pitch());
    details.technologies().forEach(name -> store(TECHNOLOGY, name));
    details.domains().forEach(name -> store(DOMAIN, name));
    store(CONTRACT_WRITTEN, details.contract());
    store(FRIEND, details.friend());
    store(CONTACT, details.contact());
    store(EXTERNAL_URL, details.externalUrl());
    LocalDate unpublishedOn = details.unpublishedOn();
    store(UNPUBLISHED_ON, unpublishedOn == null ? null : unpublishedOn.toString());
    store(FILLED, details.filled() ? "true" : null);
    details.others().forEach((name, value) -> store(OTHER, StoredPostings.pair(name, value)));
    store(MARKDOWN, posting.markdown());
  }

  private void store(IndexField field, @Nullable String value) {
    if (value != null) {
      document.add(new StoredField(field.id(), value));
    }
  }

  private void addStems(IndexField field, AnalyzedText text, FieldType type) {
    document.add(new Field(field.id(), text.stems(), type));
    counts.add(text, weights.getOrDefault(field, 0f));
  }

  private static FieldType words(IndexOptions options) {
    FieldType type = new FieldType();
    type.setTokenized(true);
    type.setIndexOptions(options);
    type.freeze();
    return type;
  }
}
