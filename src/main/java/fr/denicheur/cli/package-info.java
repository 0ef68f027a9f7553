/**
 * How is Dénicheur used from a terminal?
 *
 * <p>Start at {@link fr.denicheur.cli.Denicheur}. This room is the only one that knows all the
 * others and wires them together; it is the only one that writes to the terminal. A command is as
 * thin as an HTTP handler: results go to standard output, everything else to standard error.
 */
@NullMarked
package fr.denicheur.cli;

import org.jspecify.annotations.NullMarked;
