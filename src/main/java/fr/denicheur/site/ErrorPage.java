package fr.denicheur.site;

/**
 * A refusal, for people.
 *
 * @param site where it stands
 * @param title what is wrong
 */
public record ErrorPage(Frame site, String title) {}
