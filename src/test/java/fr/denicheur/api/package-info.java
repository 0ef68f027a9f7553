/** What programs may ask, asked of a real server on a free port. */
@NullMarked
package fr.denicheur.api;

import org.jspecify.annotations.NullMarked;
