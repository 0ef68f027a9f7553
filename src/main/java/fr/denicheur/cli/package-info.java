/**
 * Which commands are there, and how is everything wired?
 *
 * <p>Start at {@link fr.denicheur.cli.Denicheur}, which lists the commands; each is a class called
 * {@code …Command}. {@code Setting} lists what an environment variable or a file can also set.
 * {@code Wiring} builds the objects of the other rooms. {@code Terminal} knows colours and widths,
 * and {@code Wording} makes the French texts that several commands print.
 *
 * <p>It promises three exit statuses: 0 done, 1 the data or the environment had a problem, 2 the
 * command was wrong. Results go to standard output, everything else to standard error. A stack
 * trace appears only with {@code --verbose}. A command is as thin as an HTTP handler: other rooms
 * decide what postings mean and how they rank. This is the only room that looks into all others,
 * and the only one that writes to the terminal.
 */
@NullMarked
package fr.denicheur.cli;

import org.jspecify.annotations.NullMarked;
