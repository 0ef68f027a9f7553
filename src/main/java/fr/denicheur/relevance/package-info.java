/**
 * How well are judged queries answered?
 *
 * <p>Start at {@link fr.denicheur.relevance.Evaluation}, which sends judged queries to an engine.
 * {@link fr.denicheur.relevance.JudgedQueries} reads the queries, and the grades that people gave
 * to postings. {@link fr.denicheur.relevance.Measures} turns an answer and the grades into four
 * numbers.
 *
 * <p>The numbers do not depend on the machine, and other tools calculate the same ones from the
 * same answers. This room ranks nothing and changes no index. It looks into {@code engine} and what
 * that sees.
 */
@NullMarked
package fr.denicheur.relevance;

import org.jspecify.annotations.NullMarked;
