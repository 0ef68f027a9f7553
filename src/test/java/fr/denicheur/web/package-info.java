/** What a request and an answer are, without a server. */
@NullMarked
package fr.denicheur.web;

import org.jspecify.annotations.NullMarked;
