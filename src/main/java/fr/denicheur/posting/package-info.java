/**
 * What is a job posting?
 *
 * <p>Start with {@link fr.denicheur.posting.Posting}. Everything here is an immutable value that
 * refuses nonsense when it is made, so a value that exists is a valid one. This room knows nothing
 * of indexes or the web, and looks into no other room of ours. {@link
 * fr.denicheur.posting.DurableFile} is here because all rooms that write files see this room.
 */
@NullMarked
package fr.denicheur.posting;

import org.jspecify.annotations.NullMarked;
