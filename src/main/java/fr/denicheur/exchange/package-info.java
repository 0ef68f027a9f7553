/**
 * How do rows of other systems become posting files, and postings rows?
 *
 * <p>Start with {@link fr.denicheur.exchange.Import}: it reads a file row by row ({@code Rows}),
 * makes the file of a posting from each as a {@link fr.denicheur.exchange.Mapping} says, and writes
 * what changed. {@link fr.denicheur.exchange.ExportFormat} is the way back: it writes postings as
 * rows, which the mapping {@code denicheur} reads.
 *
 * <p>It promises that no row is lost silently: each one is created, replaced, unchanged or refused,
 * and a refusal names its line and what to do. A row that was imported before changes nothing. A
 * file of any length needs the memory of some rows, and of the ids of all.
 *
 * <p>It fetches nothing from the network. What a posting file means is the business of {@code
 * reading}; the room writes only what that room reads back.
 */
@NullMarked
package fr.denicheur.exchange;

import org.jspecify.annotations.NullMarked;
