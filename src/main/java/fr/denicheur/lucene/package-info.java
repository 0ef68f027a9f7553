/**
 * How does Lucene keep the promise of a search engine, inside this process?
 *
 * <p>Start with {@link fr.denicheur.lucene.LuceneEngine}. A posting flows in through {@code
 * PostingDocument}, which uses the fields of {@code IndexField}; a question flows through {@code
 * Answerer} and {@code QueryTranslator}, weighed by {@code Ranking}; an answer flows out through
 * {@code Searcher}, {@code IndexPass}, {@code FacetCounter}, {@code Excerpter} and {@code
 * HitReader}. Postings that were published again carry a {@code RepostMark}; {@code Reposts} holds
 * their groups, and {@code RepostFolding} shows each group as one. Suggestions while someone types
 * come from {@code Suggester}, out of what {@code DictionaryReader} gathers. {@code IndexFolder}
 * knows where index files lie; {@code Generations} makes again what is damaged, while what was
 * published answers. Lucene's types never leave this room.
 *
 * <p>It looks into {@code engine}, {@code french}, {@code lexicon} and what they see.
 */
@NullMarked
package fr.denicheur.lucene;

import org.jspecify.annotations.NullMarked;
