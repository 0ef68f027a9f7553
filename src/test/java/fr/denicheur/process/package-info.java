/**
 * What does the real program survive, as a process of its own?
 *
 * <p>Start with {@link fr.denicheur.process.Installation}: postings, an index and the way the
 * program is started on them. {@link fr.denicheur.process.ServerProcess} is one run of it, which
 * can be asked, signalled and killed. Here lie the rows of the table of faults that need a process:
 * full disks and folders that are only read ({@code Tmpfs}), signals, kills, the ends of memory and
 * of descriptors, and what many or hostile callers do to those who look after it. What takes a
 * mount or another user is left out where we are not root.
 */
@NullMarked
package fr.denicheur.process;

import org.jspecify.annotations.NullMarked;
