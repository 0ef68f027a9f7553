/** What the HTTP room promises, asked of a real server on a free port. */
@NullMarked
package fr.denicheur.http;

import org.jspecify.annotations.NullMarked;
