/**
 * How are requests let in, bounded, answered and measured?
 *
 * <p>Start with {@link fr.denicheur.http.HttpServer}, which is given routes and {@link
 * fr.denicheur.http.HttpSettings}. A request passes Jetty (strict, with limits: {@link
 * fr.denicheur.http.JettySetup}) and the {@link fr.denicheur.http.Gate}; {@link
 * fr.denicheur.http.Dispatcher} lets its route read it, does the work in its turn ({@link
 * fr.denicheur.http.Admission}), and {@link fr.denicheur.http.AnswerWriter} writes the answer.
 * {@link fr.denicheur.http.Refusals} turns exceptions into answers, {@link
 * fr.denicheur.http.Meters} and {@link fr.denicheur.http.AskedQuestions} count.
 *
 * <p>Promises: every refusal is a problem of RFC 9457 or a page, Jetty's own refusals included;
 * every answer carries the security headers; an internal error never comes back as the client's; a
 * slow client keeps neither a turn nor a thread for long; a server that stops fails no client.
 *
 * <p>This room knows no engine, no posting folder and no page: its routes do. It looks into {@code
 * web} and what it sees.
 */
@NullMarked
package fr.denicheur.http;

import org.jspecify.annotations.NullMarked;
