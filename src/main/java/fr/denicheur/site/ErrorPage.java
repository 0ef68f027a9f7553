package fr.denicheur.site;

import org.jspecify.annotations.Nullable;

/**
 * A refusal, for people.
 *
 * @param frame what stands around it
 * @param title what the browser calls it
 * @param name what is wrong
 * @param text what can be done
 * @param instance what to tell those who look after the service; {@code null} where the fault is
 *     not ours
 */
public record ErrorPage(
    Frame frame, String title, String name, String text, @Nullable String instance) {}
