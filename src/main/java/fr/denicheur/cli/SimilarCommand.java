package fr.denicheur.cli;

import fr.denicheur.api.ApiJson;
import fr.denicheur.engine.Engine;
import fr.denicheur.engine.SearchEngine;
import fr.denicheur.posting.Posting;
import fr.denicheur.posting.PostingId;
import fr.denicheur.query.SimilarQuery;
import fr.denicheur.reading.PostingReader;
import fr.denicheur.reading.Problem;
import fr.denicheur.reading.ReadPosting;
import fr.denicheur.result.Hit;
import fr.denicheur.result.SimilarHit;
import fr.denicheur.web.BasePath;
import fr.denicheur.web.Json;
import java.io.IOException;
import java.io.InputStream;
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

/** {@code denicheur similar}: finds postings similar to one of the index, or to a file. */
@Command(
    name = "similar",
    sortOptions = false,
    description = "Find postings similar to one in the index, or to a file that is not.",
    footer = {
      "",
      "Examples:",
      "  denicheur similar 000_552c5a512fdb040d",
      "  denicheur similar draft.md --open true --size 3"
    })
final class SimilarCommand implements Callable<Integer> {
  @Parameters(paramLabel = "ID-or-FILE", description = "A posting's id, otherwise a file.")
  private String model = "";

  @Mixin private final FilterOptions filters = new FilterOptions();

  @Option(
      names = "--size",
      paramLabel = "N",
      description = "Postings to show, 1 to 100 (default: 5).")
  private int size = SimilarQuery.DEFAULT_SIZE;

  @Option(names = "--json", description = "Print the JSON of the HTTP API.")
  private boolean json;

  @Mixin private final SharedOptions shared;
  @Mixin private final EngineOptions engineOptions = new EngineOptions();

  SimilarCommand(Surroundings surroundings) {
    this.shared = new SharedOptions(surroundings);
  }

  @Override
  public Integer call() {
    Terminal terminal = shared.terminal();
    Wiring wiring = new Wiring(shared, engineOptions, terminal);
    try (Engine engine = wiring.current()) {
      Optional<List<SimilarHit>> toPosting =
          id().flatMap(id -> engine.similar(narrowed(SimilarQuery.to(id))));
      if (toPosting.isPresent()) {
        print(toPosting.get(), terminal);
      } else {
        print(draft(wiring.reader(), file()), engine, terminal);
      }
    }
    return ExitCode.OK;
  }

  private SimilarQuery narrowed(SimilarQuery query) {
    return query.with(filters.filter(), size);
  }

  /** Returns the argument as an id, or nothing if it cannot be one, as with control characters. */
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
      // not a path, so not a file
    }
    throw new EnvironmentException(
        "no posting has the id '" + model + "', and there is no such file");
  }

  /** Reads a file that is not in the index by the same rules as the files of the index. */
  private static Posting draft(PostingReader reader, Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(PostingReader.MAX_DRAFT_BYTES + 1);
      if (bytes.length > PostingReader.MAX_DRAFT_BYTES) {
        throw new EnvironmentException(
            file
                + " must be at most "
                + PostingReader.MAX_DRAFT_BYTES
                + " bytes long to be compared");
      }
      ReadPosting read = reader.readDraft(file.toString(), bytes);
      return read.posting().orElseThrow(() -> new EnvironmentException(firstProblem(read)));
    } catch (IOException e) {
      throw new EnvironmentException("cannot read " + file + ": " + e, e);
    }
  }

  private static String firstProblem(ReadPosting read) {
    return read.problems().stream().findFirst().map(Problem::oneLine).orElse("nothing to read");
  }

  private void print(List<SimilarHit> similar, Terminal terminal) {
    if (json) {
      terminal.print(Json.text(ApiJson.similar(similar, BasePath.ROOT)));
    } else {
      new HitList(terminal).print(similar);
    }
  }

  private void print(Posting draft, SearchEngine engine, Terminal terminal) {
    List<SimilarHit> similar = engine.similar(narrowed(SimilarQuery.to(draft))).orElse(List.of());
    List<Hit> copies = engine.nearDuplicates(draft);
    if (json) {
      terminal.print(Json.text(ApiJson.similar(similar, copies, BasePath.ROOT)));
    } else {
      HitList list = new HitList(terminal);
      list.printCopies(copies);
      list.print(similar);
    }
  }
}
