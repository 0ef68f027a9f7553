package fr.denicheur.lucene.question;

import fr.denicheur.french.Folding;
import fr.denicheur.lexicon.Synonyms.Alternative;
import fr.denicheur.lucene.index.AnalyzedWord;
import fr.denicheur.lucene.index.IndexField;
import fr.denicheur.lucene.index.Ranking;
import fr.denicheur.lucene.index.Ranking.Constant;
import fr.denicheur.lucene.scoring.KnownPhraseQuery;
import fr.denicheur.lucene.scoring.PhraseCache;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** Builds the queries for words, phrases and prefixes, weighed by a {@link Ranking}. */
public final class WordQueries {
  /** The fields that the index holds by the stems of their words alone. */
  private static final List<IndexField> NOT_WRITTEN =
      List.of(
          IndexField.STARTUP_TEXT,
          IndexField.TECHNOLOGIES_TEXT,
          IndexField.FACTS_TEXT,
          IndexField.PITCH_TEXT);

  private final Ranking ranking;
  private final Map<IndexField, Float> fields;
  private final PhraseCache phrases;

  public WordQueries(Ranking ranking, PhraseCache phrases) {
    this.ranking = ranking;
    this.fields = ranking.fields();
    this.phrases = phrases;
  }

  public static List<AnalyzedWord> words(Alternative way) {
    return way.stems().stream().map(AnalyzedWord::ofStem).toList();
  }

  /** Matches postings that hold all words of a spelling, each in one of some fields. */
  public Query all(List<List<AnalyzedWord>> spellings, IndexField... fields) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    for (List<AnalyzedWord> words : spellings) {
      BooleanQuery.Builder all = new BooleanQuery.Builder();
      for (AnalyzedWord word : words) {
        List<Query> held = Arrays.stream(fields).map(field -> term(field, word.term())).toList();
        all.add(new DisjunctionMaxQuery(held, 0), Occur.MUST);
      }
      any.add(all.build(), Occur.SHOULD);
    }
    return any.build();
  }

  /** Matches postings that hold any of some words without stemming, stop words included. */
  public Query asWritten(List<String> words) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    any.add(anyOf(IndexField.TITLE_EXACT, words), Occur.SHOULD);
    any.add(anyOf(IndexField.BODY_EXACT, words), Occur.SHOULD);
    return any.build();
  }

  /** Matches postings that hold any of some terms in a field. */
  public static Query anyOf(IndexField field, List<String> terms) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    terms.forEach(term -> any.add(term(field, term), Occur.SHOULD));
    return any.build();
  }

  /**
   * Matches a word in all fields as if they were one (BM25F), a compound also by its parts, an
   * acronym only as typed.
   */
  Query word(AnalyzedWord word) {
    Query whole = inAllFields(word.term());
    if (word.isAcronym()) {
      return new BooleanQuery.Builder()
          .add(whole, Occur.MUST)
          .add(asTyped(word), Occur.FILTER)
          .build();
    }
    List<AnalyzedWord> telling = word.tellingParts();
    if (telling.isEmpty()) {
      return whole;
    }
    BooleanQuery.Builder parts = new BooleanQuery.Builder();
    telling.forEach(part -> parts.add(inAllFields(part.term()), Occur.SHOULD));
    return new DisjunctionMaxQuery(
        List.of(whole, new BoostQuery(parts.build(), ranking.of(Constant.WAY_PARTS))), 0);
  }

  /** Matches a word that is not inflected, if the field in which it stands can tell. */
  private Query asTyped(AnalyzedWord word) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    any.add(asWritten(word.forms()), Occur.SHOULD);
    for (IndexField field : NOT_WRITTEN) {
      any.add(term(field, word.term()), Occur.SHOULD);
    }
    return any.build();
  }

  /** Matches a term in all fields as if they were one. */
  static Query inAllFields(String term) {
    return term(IndexField.WORDS, term);
  }

  public static Query term(IndexField field, String term) {
    return new TermQuery(new Term(field.id(), term));
  }

  public static PhraseQuery phrase(IndexField field, List<AnalyzedWord> words, int slop) {
    PhraseQuery.Builder phrase = new PhraseQuery.Builder().setSlop(slop);
    int position = 0;
    for (int i = 0; i < words.size(); i++) {
      position += i == 0 ? 0 : words.get(i).gap();
      phrase.add(new Term(field.id(), words.get(i).term()), position);
    }
    return phrase.build();
  }

  /** Matches postings that hold words next to one another, in order, in one of some spellings. */
  Query phrase(List<List<AnalyzedWord>> spellings) {
    float field = ranking.of(Constant.NAMED_PHRASE_FIELD);
    return new DisjunctionMaxQuery(
        spellings.stream().map(words -> inAllFields(words, 0, phrase -> phrase, field)).toList(),
        0);
  }

  /**
   * Matches a phrase that has a meaning of its own.
   *
   * @param fieldShare how much of a field's weight it has there, 0 to 1
   */
  Query known(List<AnalyzedWord> words, float fieldShare) {
    return inAllFields(
        words,
        (int) ranking.of(Constant.NEAR_SLOP),
        phrase -> new KnownPhraseQuery(phrase, phrases),
        fieldShare);
  }

  /** Matches words next to one another, in order, in the role or the title. */
  Query titled(List<AnalyzedWord> words) {
    int slop = (int) ranking.of(Constant.NEAR_SLOP);
    List<Query> either = new ArrayList<>();
    for (IndexField field : List.of(IndexField.ROLE_TEXT, IndexField.TITLE_TEXT)) {
      either.add(
          words.size() == 1
              ? term(field, words.getFirst().term())
              : new KnownPhraseQuery(phrase(field, words, slop), phrases));
    }
    return new DisjunctionMaxQuery(either, 0);
  }

  private Query inAllFields(
      List<AnalyzedWord> words, int slop, Function<PhraseQuery, Query> asked, float fieldShare) {
    List<Query> inFields = new ArrayList<>();
    for (Map.Entry<IndexField, Float> weighted : fields.entrySet()) {
      Query phrase = asked.apply(phrase(weighted.getKey(), words, slop));
      inFields.add(new BoostQuery(phrase, 1 + fieldShare * (weighted.getValue() - 1)));
    }
    return new DisjunctionMaxQuery(inFields, 0);
  }

  /** Matches postings that hold a word with a beginning, in any field. */
  public Query prefix(String beginning) {
    Function<IndexField, Query> begun = beginning(beginning);
    List<Query> inFields = new ArrayList<>();
    for (Map.Entry<IndexField, Float> weighted : fields.entrySet()) {
      inFields.add(new BoostQuery(begun.apply(weighted.getKey()), weighted.getValue()));
    }
    for (IndexField field : List.of(IndexField.TITLE_EXACT, IndexField.BODY_EXACT)) {
      inFields.add(begun.apply(field));
    }
    return new DisjunctionMaxQuery(inFields, 0);
  }

  /**
   * Returns the query for postings that hold a word with a beginning in a field. The last part of a
   * compound may be unfinished: {@code full-st} begins {@code fullstack} and {@code full stack}.
   */
  public static Function<IndexField, Query> beginning(String beginning) {
    List<AnalyzedWord> typed = AnalyzedWord.written(beginning);
    String letters = letters(beginning, typed);
    List<AnalyzedWord> parts = typed.isEmpty() ? typed : typed.getLast().parts();
    return field -> beginning(field, letters, parts);
  }

  private static Query beginning(IndexField field, String letters, List<AnalyzedWord> parts) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    any.add(new PrefixQuery(new Term(field.id(), letters)), Occur.SHOULD);
    if (parts.size() > 1) {
      BooleanQuery.Builder all = new BooleanQuery.Builder();
      String last = letters(parts.getLast().written());
      all.add(new PrefixQuery(new Term(field.id(), last)), Occur.MUST);
      for (AnalyzedWord part : parts.subList(0, parts.size() - 1)) {
        List<String> stems =
            AnalyzedWord.of(field, part.written()).stream().map(AnalyzedWord::term).toList();
        stems.forEach(stem -> all.add(term(field, stem), Occur.MUST));
      }
      any.add(all.build(), Occur.SHOULD);
    }
    return any.build();
  }

  /** Returns the letters of a beginning as the index writes them, without an elided article. */
  public static String letters(String beginning) {
    return letters(beginning, AnalyzedWord.written(beginning));
  }

  private static String letters(String beginning, List<AnalyzedWord> typed) {
    boolean isWord = !typed.isEmpty() && beginning.endsWith(typed.getLast().written());
    return Folding.fold(isWord ? typed.getLast().term() : beginning);
  }
}
