/** Tests of what clients of Algolia's wire get. */
@NullMarked
package fr.denicheur.algolia;

import org.jspecify.annotations.NullMarked;
