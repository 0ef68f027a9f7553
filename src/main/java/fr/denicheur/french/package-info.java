/**
 * How does French text become terms?
 *
 * <p>Start with {@link fr.denicheur.french.StemmedAnalyzer}, which shows the whole chain in order.
 * The same chain serves postings and questions, so that both meet. {@link
 * fr.denicheur.french.ExactAnalyzer} keeps accents and endings, so that a word as typed can rank
 * above its variants.
 *
 * <p>The parts are Lucene's wherever Lucene has them; ours are those that know how job postings are
 * written: {@link fr.denicheur.french.WordSplitFilter} and the word lists beside this package. This
 * room knows words, not what they mean (that is {@code lexicon}), and looks into no other room of
 * ours.
 */
@NullMarked
package fr.denicheur.french;

import org.jspecify.annotations.NullMarked;
