package fr.denicheur.assistant;

import fr.denicheur.posting.Condition;
import fr.denicheur.posting.Condition.Kind;
import fr.denicheur.posting.Startup;
import fr.denicheur.posting.Summary;
import fr.denicheur.web.PostingAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Says in French what a posting is.
 *
 * @param base the public address of the site; empty if it is not known
 */
record Sentences(Optional<URI> base) {
  /** What stands before everything else of a posting that takes no applications. */
  static final String CLOSED = "FERMÉE (on ne peut plus postuler)";

  private static final List<Kind> SHOWN = List.of(Kind.CONTRACT, Kind.REMOTE, Kind.PLACE);

  /** Returns the facts of a posting, one a line, each with a dash. */
  String of(Summary posting) {
    List<String> lines = new ArrayList<>();
    lines.add("id : " + posting.id());
    lines.add("état : " + (posting.open() ? "ouverte" : CLOSED));
    Startup startup = posting.startup();
    if (startup != null) {
      lines.add("produit : " + startup.label());
    }
    lines.add("métier : " + posting.family().label());
    lines.add("publiée le : " + (posting.date() == null ? "date inconnue" : posting.date()));
    if (posting.junior()) {
      lines.add("débutants bienvenus");
    }
    String conditions =
        SHOWN.stream()
            .flatMap(kind -> posting.conditions().of(kind).stream())
            .map(Condition::label)
            .collect(Collectors.joining(", "));
    if (!conditions.isEmpty()) {
      lines.add("conditions : " + conditions);
    }
    lines.add("page : " + base.map(URI::toString).orElse("") + PostingAddress.of(posting.id()));
    return lines.stream().map(line -> "- " + line).collect(Collectors.joining("\n"));
  }
}
