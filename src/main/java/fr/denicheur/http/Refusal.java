package fr.denicheur.http;

import org.jspecify.annotations.Nullable;

/**
 * Why there is no answer, for whoever words it.
 *
 * @param status the HTTP status, 400 to 599
 * @param parameter the name of the parameter to blame, where there is one
 * @param instance what to look for in the log, where the fault is ours
 */
public record Refusal(int status, @Nullable String parameter, @Nullable String instance) {}
