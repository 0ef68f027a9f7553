/**
 * How well are questions answered?
 *
 * <p>People have read postings and judged how well each answers a question: {@link
 * fr.denicheur.relevance.JudgedQueries} reads what they said. {@link
 * fr.denicheur.relevance.Evaluation} asks an engine the same questions and is where to start;
 * {@link fr.denicheur.relevance.Measures} turns an answer and the judgments into four numbers.
 *
 * <p>It promises numbers that do not depend on the machine, and that other tools compute alike from
 * the same answers. It ranks nothing and changes no index. This room looks into {@code engine} and
 * what that sees.
 */
@NullMarked
package fr.denicheur.relevance;

import org.jspecify.annotations.NullMarked;
