/** Do the pages hold what they promise? A real server with a real index answers. */
@NullMarked
package fr.denicheur.site;

import org.jspecify.annotations.NullMarked;
