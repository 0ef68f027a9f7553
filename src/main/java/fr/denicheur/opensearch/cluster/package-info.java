/**
 * How is a cluster asked, and what if it does not answer?
 *
 * <p>Start with {@link fr.denicheur.opensearch.cluster.Cluster}: it sends a request to a node that
 * answers, repeats what may be repeated, and turns every refusal into a {@link
 * fr.denicheur.opensearch.cluster.ClusterFault}. {@link
 * fr.denicheur.opensearch.cluster.ClusterSettings} says where the nodes are and how to sign in.
 *
 * <p>This room knows HTTP and JSON. It knows nothing about postings or questions.
 */
@NullMarked
package fr.denicheur.opensearch.cluster;

import org.jspecify.annotations.NullMarked;
