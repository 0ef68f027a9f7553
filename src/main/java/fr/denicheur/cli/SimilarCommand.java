package fr.denicheur.cli;

import fr.denicheur.api.SimilarJson;
import fr.denicheur.engine.SearchEngine;
import fr.denicheur.lucene.LuceneEngine;
import fr.denicheur.posting.PostingId;
import fr.denicheur.query.SimilarQuery;
import fr.denicheur.result.SimilarHit;
import fr.denicheur.web.Json;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code denicheur similar}: postings like one of the index, or like a file that is not in it. */
@Command(
    name = "similar",
    sortOptions = false,
    description = "Find postings like one in the index, or like a file that is not.",
    footer = {
      "",
      "Examples:",
      "  denicheur similar 000_552c5a512fdb040d",
      "  denicheur similar draft.md --open true --size 3"
    })
final class SimilarCommand implements Callable<Integer> {
  @Parameters(paramLabel = "ID-or-FILE", description = "A posting's id, else a file.")
  private String model = "";

  @Mixin private final FilterOptions filters = new FilterOptions();

  @Option(
      names = "--size",
      paramLabel = "N",
      description = "Postings wanted, 1 to 100 (default: 5).")
  private int size = SimilarQuery.DEFAULT_SIZE;

  @Option(names = "--json", description = "Print what the HTTP API answers.")
  private boolean json;

  @Mixin private final SharedOptions shared;

  SimilarCommand(Surroundings surroundings) {
    this.shared = new SharedOptions(surroundings);
  }

  @Override
  public Integer call() {
    Terminal terminal = shared.terminal();
    Wiring wiring = new Wiring(shared, terminal);
    try (LuceneEngine engine = wiring.current()) {
      print(similar(engine, new Drafts(wiring.reader())), terminal);
    }
    return ExitCode.OK;
  }

  private List<SimilarHit> similar(SearchEngine engine, Drafts drafts) {
    return id().flatMap(id -> engine.similar(narrowed(SimilarQuery.to(id))))
        .or(() -> engine.similar(narrowed(SimilarQuery.to(drafts.read(file())))))
        .orElse(List.of());
  }

  private SimilarQuery narrowed(SimilarQuery query) {
    return query.with(filters.filter(), size);
  }

  /** The model as an id, where it can be one; anything but a control character may stand in one. */
  private Optional<PostingId> id() {
    try {
      return Optional.of(new PostingId(model));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Path file() {
    try {
      Path file = shared.resolve(Path.of(model));
      if (Files.isRegularFile(file)) {
        return file;
      }
    } catch (InvalidPathException e) {
      // what cannot be a path is no file either
    }
    throw new EnvironmentException(
        "no posting has the id '" + model + "', and there is no such file");
  }

  private void print(List<SimilarHit> similar, Terminal terminal) {
    if (json) {
      terminal.print(Json.text(SimilarJson.of(similar)));
    } else {
      new HitList(terminal).print(similar);
    }
  }
}
