package fr.denicheur.lucene;

import fr.denicheur.lexicon.Synonyms;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.CombinedFieldQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** The queries for words, phrases and prefixes, weighed by a {@link Ranking}. */
final class WordQueries {
  private static final IndexField[] HIGHLIGHTED = {IndexField.TITLE_TEXT, IndexField.BODY};

  private final Ranking ranking;
  private final Synonyms synonyms;
  private final Spacing spacing;
  private final IndexReader reader;

  WordQueries(Ranking ranking, Synonyms synonyms, Snapshot snapshot) {
    this.ranking = ranking;
    this.synonyms = synonyms;
    this.spacing = new Spacing(snapshot);
    this.reader = snapshot.getIndexReader();
  }

  /** Matches postings with any of the words, or what means the same; every word more counts. */
  Query any(List<AnalyzedWord> words) throws IOException {
    List<Synonyms.Match> matches = otherWays(words);
    Map<Query, CoverageQuery.Word> distinct = new LinkedHashMap<>();
    for (int at = 0; at < words.size(); ) {
      int start = at;
      Optional<Synonyms.Match> phrase =
          matches.stream().filter(m -> m.start() == start && m.end() > start + 1).findFirst();
      int end = phrase.map(Synonyms.Match::end).orElse(at + 1);
      CoverageQuery.Word piece =
          phrase.isPresent()
              ? phrase(words, phrase.get(), matches)
              : single(words.get(at), at, matches);
      distinct.put(piece.query(), piece);
      at = end;
    }
    return new CoverageQuery(List.copyOf(distinct.values()), ranking.coverage());
  }

  /** Returns words as postings spell them, see {@link Spacing#respelled}. */
  List<AnalyzedWord> respelled(List<AnalyzedWord> words) throws IOException {
    return spacing.respelled(words);
  }

  private List<Synonyms.Match> otherWays(List<AnalyzedWord> words) throws IOException {
    List<Synonyms.Match> ways =
        new ArrayList<>(synonyms.in(words.stream().map(AnalyzedWord::term).toList()));
    ways.addAll(spacing.in(words));
    return ways;
  }

  private CoverageQuery.Word single(AnalyzedWord word, int at, List<Synonyms.Match> matches)
      throws IOException {
    List<Query> ways = new ArrayList<>(List.of(word(word)));
    matches.stream()
        .filter(m -> m.start() == at && m.end() == at + 1)
        .forEach(m -> addAlternatives(ways, m));
    return new CoverageQuery.Word(best(ways), importance(word));
  }

  private CoverageQuery.Word phrase(
      List<AnalyzedWord> words, Synonyms.Match match, List<Synonyms.Match> matches)
      throws IOException {
    List<CoverageQuery.Word> literal = new ArrayList<>();
    float importance = 0;
    for (int at = match.start(); at < match.end(); at++) {
      literal.add(single(words.get(at), at, matches));
      importance += importance(words.get(at));
    }
    List<Query> ways =
        new ArrayList<>(List.of(new CoverageQuery(literal, ranking.phraseCoverage())));
    addAlternatives(ways, match);
    return new CoverageQuery.Word(best(ways), importance);
  }

  private void addAlternatives(List<Query> ways, Synonyms.Match match) {
    for (Synonyms.Alternative alternative : match.alternatives()) {
      float weight =
          alternative.nearness() == Synonyms.Nearness.SAME ? ranking.same() : ranking.near();
      ways.add(new BoostQuery(saidAs(alternative.stems()), weight));
    }
  }

  private Query saidAs(List<String> stems) {
    return stems.size() == 1
        ? inAllFields(stems.getFirst())
        : phrase(stems.stream().map(stem -> new AnalyzedWord(stem, List.of(), 1)).toList(), 2);
  }

  private static Query best(List<Query> ways) {
    return ways.size() == 1 ? ways.getFirst() : new DisjunctionMaxQuery(ways, 0);
  }

  /** Inverse document frequency: a rare word is more of the question than a common one. */
  private float importance(AnalyzedWord word) throws IOException {
    int docFreq = 1;
    for (Ranking.Weighted weighted : ranking.fields()) {
      docFreq = Math.max(docFreq, reader.docFreq(new Term(weighted.field().id(), word.term())));
    }
    return (float) Math.log(1 + (double) reader.maxDoc() / docFreq);
  }

  /** Matches postings with all of the words, anywhere. */
  Query allAnywhere(List<AnalyzedWord> words) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    words.forEach(word -> all.add(word(word), Occur.MUST));
    return words.isEmpty() ? new MatchNoDocsQuery("no word to look for") : all.build();
  }

  /** Matches postings with all of the words, each in one of the fields. */
  Query all(List<AnalyzedWord> words, IndexField... fields) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    for (AnalyzedWord word : words) {
      List<Query> inFields = new ArrayList<>();
      for (IndexField field : fields) {
        inFields.add(new TermQuery(new Term(field.id(), word.term())));
      }
      all.add(new DisjunctionMaxQuery(inFields, 0), Occur.MUST);
    }
    return words.isEmpty() ? new MatchNoDocsQuery("no word to look for") : all.build();
  }

  /** Matches postings with words as written, stop words included. */
  Query asWritten(List<String> words) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    for (String word : words) {
      any.add(new TermQuery(new Term(IndexField.TITLE_EXACT.id(), word)), Occur.SHOULD);
      any.add(new TermQuery(new Term(IndexField.BODY_EXACT.id(), word)), Occur.SHOULD);
    }
    return any.build();
  }

  /** One word in all fields as one relevance question (BM25F), a compound also by its parts. */
  private Query word(AnalyzedWord word) {
    Query whole = inAllFields(word.term());
    if (word.parts().isEmpty()) {
      return whole;
    }
    BooleanQuery.Builder parts = new BooleanQuery.Builder();
    word.parts().forEach(part -> parts.add(inAllFields(part), Occur.SHOULD));
    return new DisjunctionMaxQuery(
        List.of(whole, new BoostQuery(parts.build(), ranking.parts())), 0);
  }

  private Query inAllFields(String term) {
    CombinedFieldQuery.Builder query = new CombinedFieldQuery.Builder(term);
    for (Ranking.Weighted weighted : ranking.fields()) {
      query.addField(weighted.field().id(), weighted.weight());
    }
    return query.build();
  }

  /** What raises a posting among those that match: exact forms, and words near each other. */
  List<Query> preferences(List<AnalyzedWord> words, List<String> written) {
    List<Query> preferences = new ArrayList<>();
    Set<String> distinct = new LinkedHashSet<>(written);
    for (String word : distinct) {
      boost(preferences, term(IndexField.TITLE_EXACT, word), ranking.exactTitle());
      boost(preferences, term(IndexField.BODY_EXACT, word), ranking.exactBody());
    }
    for (int i = 1; i < words.size(); i++) {
      List<AnalyzedWord> pair = words.subList(i - 1, i + 1);
      boost(preferences, near(IndexField.TITLE_TEXT, pair), ranking.nearTitle());
      boost(preferences, near(IndexField.BODY, pair), ranking.nearBody());
    }
    return preferences;
  }

  private static void boost(List<Query> queries, Query query, float boost) {
    if (boost > 0) {
      queries.add(new BoostQuery(query, boost));
    }
  }

  private static Query term(IndexField field, String term) {
    return new TermQuery(new Term(field.id(), term));
  }

  private Query near(IndexField field, List<AnalyzedWord> words) {
    return phrase(field, words, ranking.slop());
  }

  private static Query phrase(IndexField field, List<AnalyzedWord> words, int slop) {
    PhraseQuery.Builder phrase = new PhraseQuery.Builder().setSlop(slop);
    int position = 0;
    for (int i = 0; i < words.size(); i++) {
      position += i == 0 ? 0 : words.get(i).gap();
      phrase.add(new Term(field.id(), words.get(i).term()), position);
    }
    return phrase.build();
  }

  /** Matches postings in which the words stand in this order, next to one another. */
  Query phrase(List<AnalyzedWord> words, List<String> written) {
    if (words.isEmpty()) {
      return asWritten(written);
    }
    return phrase(words, 0);
  }

  private Query phrase(List<AnalyzedWord> words, int slop) {
    List<Query> inFields = new ArrayList<>();
    for (Ranking.Weighted weighted : ranking.fields()) {
      Query phrase = phrase(weighted.field(), words, slop);
      inFields.add(new BoostQuery(phrase, 1 + ranking.phraseField() * (weighted.weight() - 1)));
    }
    return new DisjunctionMaxQuery(inFields, 0);
  }

  /** Matches postings with a word that begins so, wherever it stands. */
  Query prefix(String beginning) {
    List<Query> inFields = new ArrayList<>();
    for (Ranking.Weighted weighted : ranking.fields()) {
      Query prefix = new PrefixQuery(new Term(weighted.field().id(), beginning));
      inFields.add(new BoostQuery(prefix, weighted.weight()));
    }
    for (IndexField field : List.of(IndexField.TITLE_EXACT, IndexField.BODY_EXACT)) {
      inFields.add(new PrefixQuery(new Term(field.id(), beginning)));
    }
    return new DisjunctionMaxQuery(inFields, 0);
  }

  Query highlightedPrefix(String beginning) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    for (IndexField field : HIGHLIGHTED) {
      query.add(new PrefixQuery(new Term(field.id(), beginning)), Occur.SHOULD);
    }
    return query.build();
  }

  /** Names the words to mark. */
  Query highlighted(List<AnalyzedWord> words, boolean asPhrase) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    for (IndexField field : HIGHLIGHTED) {
      if (asPhrase && words.size() > 1) {
        query.add(phrase(field, words, 0), Occur.SHOULD);
      } else {
        words.forEach(word -> addTerms(query, field, word));
      }
    }
    return query.build();
  }

  /** Names the words of other ways to say the same, to be marked too. */
  Query highlightedOtherWays(List<AnalyzedWord> words) throws IOException {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    for (Synonyms.Match match : otherWays(words)) {
      for (Synonyms.Alternative alternative : match.alternatives()) {
        List<AnalyzedWord> said =
            alternative.stems().stream().map(s -> new AnalyzedWord(s, List.of(), 1)).toList();
        query.add(highlighted(said, true), Occur.SHOULD);
      }
    }
    return query.build();
  }

  private static void addTerms(BooleanQuery.Builder query, IndexField field, AnalyzedWord word) {
    query.add(term(field, word.term()), Occur.SHOULD);
    word.parts().forEach(part -> query.add(term(field, part), Occur.SHOULD));
  }
}
