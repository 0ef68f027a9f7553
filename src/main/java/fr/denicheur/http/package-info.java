/**
 * How is a question asked over HTTP, and what does the answer look like on the wire?
 *
 * <p>Start with {@link fr.denicheur.http.HttpServer}. A request passes Jetty (strict, with limits:
 * {@link fr.denicheur.http.JettySetup}), then Javalin finds its {@link fr.denicheur.http.Route} in
 * {@link fr.denicheur.http.Routes}; {@link fr.denicheur.http.Dispatcher} reads the {@link
 * fr.denicheur.http.Parameters}, asks the route, and {@link fr.denicheur.http.AnswerWriter} writes
 * its {@link fr.denicheur.http.Answer}. {@link fr.denicheur.http.SearchRoute} is the one to read
 * first.
 *
 * <p>To add a route, write one class that makes a {@link fr.denicheur.http.Route}, name it in
 * {@link fr.denicheur.http.Routes} and describe it in {@code openapi.json}; a test compares the
 * two.
 *
 * <p>{@link fr.denicheur.http.WriteRoute} is the only one that changes anything; {@link
 * fr.denicheur.http.Gate} lets in whoever may. Whoever runs the service has a port of its own:
 * {@link fr.denicheur.http.Meters} counts and measures.
 *
 * <p>Promises: every parameter is known by name; every refusal is a problem of RFC 9457, Jetty's
 * own included; every answer carries the security headers; a fault of ours never comes back as the
 * caller's. Records with the ending {@code Json} are the wire's shapes and may not change when the
 * code does. There is nothing here about ranking or about how an index is made. This room looks
 * into {@code engine}, {@code reading} and {@code sync} and what they see.
 */
@NullMarked
package fr.denicheur.http;

import org.jspecify.annotations.NullMarked;
