/**
 * How does an engine stay equal to the folders of postings?
 *
 * <p>Start with {@link fr.denicheur.sync.Synchronizer}: each run lists the folders, or some places
 * in them ({@code Scope}, {@code Listing}), decides which file is which posting ({@link
 * fr.denicheur.sync.FolderScan}), reads the files that changed, and publishes once. {@link
 * fr.denicheur.sync.FolderFollower} runs it again and again. {@link fr.denicheur.sync.ProblemCheck}
 * reads all files for their problems only and needs no engine. {@link
 * fr.denicheur.sync.PostingFolder} writes postings for clients, one change at a time; {@link
 * fr.denicheur.sync.PostingBatch} writes many for an import.
 *
 * <p>The folders hold the postings, the index a copy. This room makes three promises. After a run
 * the engine holds the content of the files. A file that cannot be read now keeps its last good
 * version. If many postings vanish at once, they are kept until a second scan agrees.
 *
 * <p>It follows no symbolic link and opens regular files only. It finds changes by scanning, which
 * works on every file system. An event of the operating system ({@code FolderWatch}) only makes a
 * run begin sooner ({@code RunSchedule}). The room looks into {@code reading} and {@code engine}.
 */
@NullMarked
package fr.denicheur.sync;

import org.jspecify.annotations.NullMarked;
