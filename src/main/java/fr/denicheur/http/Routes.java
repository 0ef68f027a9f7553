package fr.denicheur.http;

import fr.denicheur.engine.SearchEngine;
import fr.denicheur.reading.PostingReader;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that can be asked, in the order in which paths are compared.
 *
 * @param all the first route whose path fits answers
 */
record Routes(List<Route> all) {
  Routes {
    all = List.copyOf(all);
  }

  Routes(
      SearchEngine engine,
      PostingReader reader,
      HttpSettings settings,
      Admission admission,
      Pages pages,
      Readiness readiness,
      Optional<Editing> editing) {
    this(
        Stream.of(
                list(engine, reader, settings, admission, readiness),
                editing.map(Routes::list).orElse(List.of()),
                pages.routes(admission))
            .flatMap(List::stream)
            .toList());
  }

  /** What is for whoever runs the service, and nobody else. */
  static Routes ofAdmin(Meters meters, Readiness readiness) {
    return new Routes(
        List.of(HealthRoute.live(), HealthRoute.readyInDetail(readiness), MetricsRoute.of(meters)));
  }

  private static List<Route> list(Editing editing) {
    WriteRoute write = new WriteRoute(editing.folder());
    return List.of(write.put(), write.delete(), new ProblemsRoute(editing.problems()).route());
  }

  private static List<Route> list(
      SearchEngine engine,
      PostingReader reader,
      HttpSettings settings,
      Admission admission,
      Readiness readiness) {
    SimilarRoute similar = new SimilarRoute(engine, reader, admission);
    return List.of(
        new SearchRoute(engine, admission).route(),
        new SuggestRoute(engine, admission).route(),
        similar.toPosting(), // before the posting, whose id may hold any slash
        new PostingRoute(engine, admission).route(),
        similar.toDraft(),
        LimitsRoute.route(settings),
        HealthRoute.live(),
        HealthRoute.ready(readiness),
        OpenApiRoute.route());
  }
}
