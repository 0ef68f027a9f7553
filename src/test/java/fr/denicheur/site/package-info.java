/** What the site promises to browsers, feed readers and search engines, asked of a real server. */
@NullMarked
package fr.denicheur.site;

import org.jspecify.annotations.NullMarked;
