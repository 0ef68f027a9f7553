/**
 * How is Dénicheur used from a terminal?
 *
 * <p>Start at {@link fr.denicheur.cli.Denicheur}, which names the commands; each is a class called
 * {@code …Command}. {@code Setting} lists what can also be set by the environment or a file, {@code
 * Wiring} is the one place where the rooms are put together, {@code Terminal} the one that knows of
 * colours and widths, and {@code Wording} holds the French that people read.
 *
 * <p>It promises three exit statuses: 0 done, 1 the data or the environment had a problem, 2 the
 * command was wrong. Results go to standard output, everything else to standard error; no fault
 * shows a stack trace unless asked for with {@code --verbose}. A command is as thin as an HTTP
 * handler: what postings mean, match or weigh is decided elsewhere. This room may look into all the
 * others; it is the only one that does, and the only one that writes to the terminal.
 */
@NullMarked
package fr.denicheur.cli;

import org.jspecify.annotations.NullMarked;
