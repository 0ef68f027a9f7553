/**
 * What does the catalogue of the site say of the startups that recruit?
 *
 * <p>{@link fr.denicheur.catalogue.CatalogueFile} reads a file, in our own YAML or as beta.gouv.fr
 * publishes its products, and lists its problems. {@link fr.denicheur.catalogue.Catalogue} gives a
 * posting the name, the pitch, the incubators and the themes of its startup. {@link
 * fr.denicheur.catalogue.LiveCatalogue} reads the file again when it changes.
 *
 * <p>A startup that is not in the catalogue stays as its author wrote it. Nothing is downloaded:
 * the operator brings the file. This room looks into {@code reading}, whose problems it makes.
 */
@NullMarked
package fr.denicheur.catalogue;

import org.jspecify.annotations.NullMarked;
