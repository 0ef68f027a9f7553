package fr.denicheur.http;

import fr.denicheur.posting.Facet;
import fr.denicheur.query.Filter;
import java.util.List;
import java.util.stream.Stream;

/** The parameters that narrow an answer, the same for every route that answers with postings. */
public final class FilterParameters {
  /** Each is the id of its facet. */
  public static final List<String> NAMES = Stream.of(Facet.values()).map(Facet::id).toList();

  private FilterParameters() {}

  /** Reads what an answer is narrowed to. */
  public static Filter read(Parameters parameters) {
    Filter filter = Filter.NONE;
    for (Facet facet : Facet.values()) {
      filter = filter.with(facet, values(parameters, facet));
    }
    return filter;
  }

  private static List<String> values(Parameters parameters, Facet facet) {
    return facet.kind() == Facet.Kind.MENTION
        ? parameters.one(facet.id()).stream().toList()
        : parameters.all(facet.id());
  }
}
