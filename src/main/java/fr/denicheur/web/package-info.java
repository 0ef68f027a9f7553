/**
 * What is a request, and what an answer?
 *
 * <p>Start with {@link fr.denicheur.web.Route}: it reads a request and returns the work that makes
 * the {@link fr.denicheur.web.Answer}. A request brings {@link fr.denicheur.web.Parameters} in its
 * query string, an id in its path ({@link fr.denicheur.web.PostingAddress}), perhaps a body ({@link
 * fr.denicheur.web.RequestBody}) and a {@link fr.denicheur.web.Precondition}. {@link
 * fr.denicheur.web.SearchParameters} are those that pages and programs share; {@link
 * fr.denicheur.web.FacetChoice} and {@link fr.denicheur.web.Explanations} are the French words of
 * an answer.
 *
 * <p>Promises: every parameter is known by name; a malformed one is refused, and below {@code
 * /api/} an unknown one too. A refusal is a {@link fr.denicheur.web.ProblemJson} (RFC 9457); a
 * route throws {@link fr.denicheur.web.RefusedException} or one of Javalin's exceptions to make
 * one. Each {@link fr.denicheur.web.Audience} has its own security headers.
 *
 * <p>This room starts no server and knows no engine. It looks into {@code query}, {@code posting}
 * and {@code result}.
 */
@NullMarked
package fr.denicheur.web;

import org.jspecify.annotations.NullMarked;
