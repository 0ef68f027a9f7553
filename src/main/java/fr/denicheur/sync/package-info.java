/**
 * How does an engine stay equal to the folders of postings?
 *
 * <p>Start with {@link fr.denicheur.sync.Synchronizer}: each run looks at the folders, or at some
 * places in them ({@code Scope}, {@code Listing}), decides which file is which posting ({@link
 * fr.denicheur.sync.FolderScan}), reads what changed, and publishes once. {@link
 * fr.denicheur.sync.FolderFollower} runs it again and again; {@link fr.denicheur.sync.ProblemCheck}
 * reads all files for their problems alone and needs no engine.
 *
 * <p>{@link fr.denicheur.sync.PostingFolder} writes postings on behalf of others, one change at a
 * time, each whole and lasting ({@code DurableFile}).
 *
 * <p>The folders are the truth, the index a copy. This room promises that after a run the engine
 * holds what the files say; that a file which cannot be read now keeps its last good version; and
 * that postings which vanish in great number at once are kept until a second scan agrees. It
 * follows no symbolic link and opens regular files only. It finds changes by scanning, which also
 * works where the operating system announces none. What that announces ({@code FolderWatch}) only
 * makes a look at the place come sooner ({@code Pace}, {@code Hints}): a hint that is lost or false
 * costs time until the next scan, and nothing else. It looks into {@code reading} and {@code
 * engine}.
 */
@NullMarked
package fr.denicheur.sync;

import org.jspecify.annotations.NullMarked;
