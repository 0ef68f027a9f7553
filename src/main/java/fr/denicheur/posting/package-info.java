/**
 * What is a job posting?
 *
 * <p>Start with {@link fr.denicheur.posting.Posting}. Everything here is an immutable value that
 * refuses nonsense when it is made, so a value that exists is a valid one. This room knows nothing
 * of files, indexes or the web, and looks into no other room of ours.
 */
@NullMarked
package fr.denicheur.posting;

import org.jspecify.annotations.NullMarked;
