/** What people look at, asked of a real server with a real index. */
@NullMarked
package fr.denicheur.site;

import org.jspecify.annotations.NullMarked;
