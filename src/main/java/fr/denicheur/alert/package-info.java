/**
 * Who waits for which postings, and how are they told?
 *
 * <p>Start with {@link fr.denicheur.alert.Alerts}. It lets a keeper of postings note what a run is
 * about to publish, asks the saved questions of that afterwards, and tells the webhooks and mail
 * addresses behind them. {@code Journal} remembers on disk what was told, so that each posting is
 * told once for each alert, whatever ends the process.
 *
 * <p>An alert tells postings that are put after it was made; the first index, and an index that is
 * built again, tell nothing. This room looks into {@code engine} and {@code web}.
 */
@NullMarked
package fr.denicheur.alert;

import org.jspecify.annotations.NullMarked;
