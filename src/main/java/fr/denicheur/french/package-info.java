/**
 * How does French text become terms?
 *
 * <p>Start with {@link fr.denicheur.french.StemmedAnalyzer}, which shows the whole chain in order.
 * Postings and questions go through the same chain, so that both meet. {@link
 * fr.denicheur.french.ExactAnalyzer} keeps accents and endings, so that a word as typed can rank
 * above its variants. {@link fr.denicheur.french.Token} runs either over a text outside an index.
 *
 * <p>The parts come from Lucene if Lucene has them. Ours know how job postings are written: {@code
 * ChunkWords}, {@link fr.denicheur.french.InclusiveWriting} and the word files beside this package.
 * {@link fr.denicheur.french.FrenchWords} tells words from typos. This room knows words, not their
 * meaning (that is {@code lexicon}), and looks into no other room of ours.
 */
@NullMarked
package fr.denicheur.french;

import org.jspecify.annotations.NullMarked;
