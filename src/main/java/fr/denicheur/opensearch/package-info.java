/**
 * How is the engine's promise kept by a cluster?
 *
 * <p>Start at {@code OpenSearchEngine}. The cluster is a stock OpenSearch without a plug-in; {@link
 * fr.denicheur.opensearch.cluster} asks it. {@code Lease} makes sure that one Dénicheur writes at a
 * time while any number of them read.
 *
 * <p>Lucene's query tree stays the one description of ranking: this room prints that tree as query
 * DSL and never ranks by rules of its own. It looks into {@code engine}, {@code french}, {@code
 * lexicon}, {@code rule} and the rooms of {@code lucene}.
 */
@NullMarked
package fr.denicheur.opensearch;

import org.jspecify.annotations.NullMarked;
