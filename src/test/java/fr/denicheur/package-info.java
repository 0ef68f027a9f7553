/** What holds for all rooms together. */
@NullMarked
package fr.denicheur;

import org.jspecify.annotations.NullMarked;
