/**
 * What is a job posting, and what does a list show of it?
 *
 * <p>Start with {@link fr.denicheur.posting.Posting} and its {@link fr.denicheur.posting.Summary}.
 * A {@link fr.denicheur.posting.Facet} takes its values from a summary: parameters, index fields,
 * labels and pages loop over facets and ask for their kind. Everything here is an immutable value
 * whose constructor refuses nonsense. This room knows no indexes or web, and looks into no other
 * room of ours. {@link fr.denicheur.posting.DurableFile} is the exception: it is no value, and lies
 * here because every room that writes files sees this room.
 */
@NullMarked
package fr.denicheur.posting;

import org.jspecify.annotations.NullMarked;
