package fr.denicheur.lucene.answer;

import fr.denicheur.french.Folding;
import fr.denicheur.lexicon.Synonyms.Alternative;
import fr.denicheur.lucene.index.AnalyzedWord;
import fr.denicheur.lucene.index.IndexField;
import fr.denicheur.lucene.index.Snapshot;
import fr.denicheur.lucene.index.StoredPostings;
import fr.denicheur.lucene.question.AskedCondition;
import fr.denicheur.lucene.question.ConditionQueries;
import fr.denicheur.lucene.question.FilterQueries;
import fr.denicheur.lucene.question.Piece;
import fr.denicheur.lucene.question.TranslatedQuery;
import fr.denicheur.lucene.question.WordQueries;
import fr.denicheur.posting.Condition;
import fr.denicheur.posting.RoleFamily;
import fr.denicheur.query.Clause;
import fr.denicheur.query.Question;
import fr.denicheur.result.Hit;
import fr.denicheur.result.Reason;
import fr.denicheur.result.Reason.Place;
import fr.denicheur.rule.Guidance.Boost;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * Explains why a posting was found: by what the question demands, by each free word that the
 * posting holds, by the conditions it meets, and by its trade if the question names it. Unless the
 * question is empty, each hit has a reason.
 */
final class Reasons {
  /** A hit shows at most this many reasons; people do not read longer lists. */
  private static final int MAX = 6;

  /** Words are said together if at most this many others stand between them. */
  static final int STANDING_SLOP = 2;

  private static final List<AnalyzedWord> NONE = List.of();

  /** The place that each field stands for, the most important first. */
  private static final List<Map.Entry<IndexField, Place>> PLACES =
      List.of(
          Map.entry(IndexField.TITLE_TEXT, Place.TITLE),
          Map.entry(IndexField.ROLE_TEXT, Place.TITLE),
          Map.entry(IndexField.STARTUP_TEXT, Place.STARTUP),
          Map.entry(IndexField.TECHNOLOGIES_TEXT, Place.TECHNOLOGIES),
          Map.entry(IndexField.FACTS_TEXT, Place.FACTS),
          Map.entry(IndexField.PITCH_TEXT, Place.PITCH));

  private final Places places;
  private final StoredPostings postings;
  private final Question asked;
  private final TranslatedQuery translated;

  /** The title that was explained last, and its words. */
  private String title = "";

  private List<AnalyzedWord> titleWords = List.of();

  /**
   * @param places the places of words
   * @param asked the question as it was searched
   * @param translated its meaning
   */
  Reasons(Snapshot snapshot, Places places, Question asked, TranslatedQuery translated) {
    this.places = places;
    this.postings = new StoredPostings(snapshot);
    this.asked = asked;
    this.translated = translated;
  }

  /**
   * Returns the reasons for one posting: what the owner decided, what is demanded, free words in
   * order, conditions, the trade.
   */
  List<Reason> of(int doc, Hit hit) throws IOException {
    List<Reason> reasons = decided(doc, hit);
    for (Clause clause : asked.clauses()) {
      if (!clause.excluded() && (!clause.isFree() || translated.isOfStopWords())) {
        met(clause, doc).ifPresent(reasons::add);
      }
    }
    for (Piece piece : translated.said()) {
      addReasons(reasons, piece, doc, hit);
    }
    for (AskedCondition asks : translated.conditions()) {
      for (Condition condition : asks.any()) {
        Reason met = at(Place.CONDITION, condition.text());
        boolean isMet =
            condition.excluded() || places.isIn(doc, ConditionQueries.meeting(condition));
        if (isMet && !reasons.contains(met)) {
          reasons.add(met);
        }
      }
    }
    RoleFamily family = hit.summary().family();
    if (translated.trades().contains(family)) {
      reasons.add(at(Place.TRADE, family.label()));
    }
    if (reasons.isEmpty()) {
      asked.clauses().stream()
          .filter(Clause::excluded)
          .forEach(clause -> reasons.add(at(Place.NOWHERE, clause.text())));
    }
    return reasons.subList(0, Math.min(MAX, reasons.size()));
  }

  private List<Reason> decided(int doc, Hit hit) throws IOException {
    List<Reason> decided = new ArrayList<>();
    if (translated.guidance().isPinned(hit.id())) {
      decided.add(at(Place.PINNED, ""));
    }
    for (Boost boost : translated.guidance().boosts()) {
      boolean isMeant =
          boost.postings().isEmpty()
              ? places.isIn(doc, FilterQueries.meant(boost))
              : boost.postings().contains(hit.id());
      Reason met = at(boost.factor() > 1 ? Place.RAISED : Place.LOWERED, "");
      if (isMeant && !decided.contains(met)) {
        decided.add(met);
      }
    }
    return decided;
  }

  private static Reason at(Place place, String words) {
    return new Reason(words, place, 0, null, null);
  }

  /** Returns the place in which a found posting meets a clause; empty if it lacks a stop word. */
  private Optional<Reason> met(Clause clause, int doc) throws IOException {
    return switch (clause.scope()) {
      case STARTUP -> Optional.of(at(Place.STARTUP, clause.text()));
      case TITLE -> Optional.of(at(Place.TITLE, clause.text()));
      case ROLE ->
          RoleFamily.withId(clause.text())
              .map(family -> at(Place.TRADE, family.label()))
              .or(() -> Optional.of(at(Place.TITLE, clause.text())));
      case ANYWHERE -> held(clause, doc);
    };
  }

  private Optional<Reason> held(Clause clause, int doc) throws IOException {
    if (clause.kind() == Clause.Kind.PREFIX) {
      String beginning = WordQueries.letters(clause.text());
      Function<IndexField, Query> prefix = WordQueries.beginning(clause.text());
      Optional<Reason> stem = reason(clause.text() + "*", prefix, doc);
      return stem.isPresent()
          ? stem
          : written(clause.text() + "*", prefix, form -> form.startsWith(beginning), doc);
    }
    for (List<AnalyzedWord> spelling : translated.phrases().getOrDefault(clause, List.of())) {
      Optional<Reason> said = reason(clause.text(), spelling, 0, doc);
      if (said.isPresent()) {
        return said;
      }
    }
    List<String> forms = AnalyzedWord.formsOf(clause.text());
    return written(clause.text(), field -> WordQueries.anyOf(field, forms), forms::contains, doc);
  }

  private Optional<Reason> reason(String words, Function<IndexField, Query> in, int doc)
      throws IOException {
    Place place = null;
    for (Map.Entry<IndexField, Place> field : PLACES) {
      if (place == null && places.isIn(doc, in.apply(field.getKey()))) {
        place = field.getValue();
      }
    }
    int times = places.times(doc, IndexField.BODY, in.apply(IndexField.BODY));
    return reason(words, place, times);
  }

  private Optional<Reason> reason(String asked, List<AnalyzedWord> words, int slop, int doc)
      throws IOException {
    Place place = null;
    for (Map.Entry<IndexField, Place> field : PLACES) {
      if (place == null && !places.together(doc, field.getKey(), words, slop).isEmpty()) {
        place = field.getValue();
      }
    }
    return reason(asked, place, places.together(doc, IndexField.BODY, words, slop).size());
  }

  private static Optional<Reason> reason(String words, @Nullable Place place, int times) {
    return place == null && times == 0
        ? Optional.empty()
        : Optional.of(new Reason(words, place, times, null, null));
  }

  /** Returns the place of words in their written form, which the index keeps without its places. */
  private Optional<Reason> written(
      String words, Function<IndexField, Query> in, Predicate<String> form, int doc)
      throws IOException {
    Query inTitle = in.apply(IndexField.TITLE_EXACT);
    Place place = places.isIn(doc, inTitle) ? Place.TITLE : null;
    int times = Marks.written(IndexField.BODY_EXACT, postings.body(doc), form).size();
    return reason(words, place, times);
  }

  private void addReasons(List<Reason> reasons, Piece piece, int doc, Hit hit) throws IOException {
    Optional<Reason> typed = reason(piece, piece.words(), null, doc, hit);
    Optional<Reason> found = typed.isPresent() ? typed : otherwise(piece, doc, hit);
    found.ifPresent(reasons::add);
    for (Piece inner : found.isPresent() ? List.<Piece>of() : piece.inner()) {
      addReasons(reasons, inner, doc, hit);
    }
  }

  private Optional<Reason> otherwise(Piece piece, int doc, Hit hit) throws IOException {
    for (Alternative way : piece.alternatives()) {
      Optional<Reason> said = reason(piece, WordQueries.words(way), way.written(), doc, hit);
      if (said.isPresent()) {
        return said;
      }
    }
    List<AnalyzedWord> words = piece.words();
    for (AnalyzedWord part : piece.isWord() ? words.getFirst().tellingParts() : NONE) {
      Optional<Reason> said = reason(piece, List.of(part), part.written(), doc, hit);
      if (said.isPresent()) {
        return said;
      }
    }
    return Optional.empty();
  }

  /** Returns where a posting holds words; empty if it does not hold them. */
  private Optional<Reason> reason(
      Piece piece, List<AnalyzedWord> words, @Nullable String saidAs, int doc, Hit hit)
      throws IOException {
    return reason(piece.written(), words, STANDING_SLOP, doc)
        .map(found -> {
          String writtenAs = saidAs == null ? spelling(piece, hit) : null;
          return new Reason(found.words(), found.place(), found.times(), saidAs, writtenAs);
        });
  }

  /** Returns how the title writes a word, if it is not as typed: {@code développeur·se}. */
  private @Nullable String spelling(Piece piece, Hit hit) {
    if (!title.equals(hit.title())) {
      title = hit.title();
      titleWords = AnalyzedWord.of(IndexField.TITLE_TEXT, title);
    }
    AnalyzedWord typed = piece.words().getFirst();
    return titleWords.stream()
        .filter(word -> word.term().equals(typed.term()))
        .map(AnalyzedWord::written)
        .filter(written -> !Folding.fold(written).equals(Folding.fold(typed.written())))
        .findFirst()
        .orElse(null);
  }
}
