/**
 * What is kept in memory for a while, and how much of it at most?
 *
 * <p>{@code BoundedMap} is all there is. It looks into no other room, so every room may use it.
 */
@NullMarked
package fr.denicheur.memory;

import org.jspecify.annotations.NullMarked;
