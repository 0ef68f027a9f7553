/**
 * What may programs ask, and what does it look like on the wire?
 *
 * <p>Start with {@link fr.denicheur.api.Api}, which names the routes; {@link
 * fr.denicheur.api.SearchRoute} is the one to read first. To add a route, write one class that
 * makes a {@link fr.denicheur.web.Route}, name it in {@link fr.denicheur.api.Api} and describe it
 * in {@code openapi.json}; a test compares the two. {@link fr.denicheur.api.WriteRoute} is the only
 * one that changes anything.
 *
 * <p>{@link fr.denicheur.api.ApiJson} writes the answers: their form may not change when the code
 * does. This room knows nothing about ranking, or about connections, tokens and turns. It looks
 * into {@code web}, {@code engine}, {@code sync} and {@code reading}, and what they see.
 */
@NullMarked
package fr.denicheur.api;

import org.jspecify.annotations.NullMarked;
