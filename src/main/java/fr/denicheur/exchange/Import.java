package fr.denicheur.exchange;

import fr.denicheur.posting.Digest;
import fr.denicheur.reading.PostingReader;
import fr.denicheur.reading.Problem;
import fr.denicheur.sync.PostingBatch;
import fr.denicheur.sync.WritableId;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes the rows of a file as posting files. One object imports one file, in one thread.
 *
 * <p>The name of a posting's file follows from the row's identifier alone, and its content from the
 * row alone. So a row that was imported before changes nothing, and a run that was cut short is
 * finished by the same command.
 */
public final class Import {
  /** Where an id came first, and a digest of the file that its row made. */
  private record Seen(int line, String digest) {}

  private final String shown;
  private final Mapping mapping;
  private final PostingBatch batch;
  private final boolean isDry;
  private final Map<String, Seen> seen = new HashMap<>();
  private final Map<PostingBatch.Change, Long> counts = new EnumMap<>(PostingBatch.Change.class);
  private final List<Problem> problems = new ArrayList<>();
  private long refused;
  private long others;

  private Import(Path file, Mapping mapping, PostingBatch batch, boolean isDry) {
    this.shown = file.toString();
    this.mapping = mapping;
    this.batch = batch;
    this.isDry = isDry;
  }

  /**
   * How a file is read.
   *
   * @param mapping says which fields are which facts
   * @param encoding of the text; {@code null} to find it
   * @param separator of the columns of CSV; 0 to find it
   */
  public record Options(Mapping mapping, @Nullable Charset encoding, char separator) {}

  /**
   * Imports a file into a folder.
   *
   * @param isDry whether to find out only what would change
   * @param progress receives how many bytes were read so far
   * @throws UnusableFileException if the file cannot be used at all
   * @throws fr.denicheur.sync.UnwritableFolderException if the system refuses to write; the rows
   *     before may be written or not, and the same command goes on
   */
  public static ImportReport run(
      Path file, Path folder, Options options, boolean isDry, LongConsumer progress) {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new UnusableFileException(
          "the file to import must be a file that can be read; got " + file);
    }
    Rows rows = Rows.of(file.toString(), options.mapping(), options.separator());
    Encoding encoding =
        options.encoding() == null ? Encoding.of(file) : Encoding.of(file, options.encoding());
    Import run = new Import(file, options.mapping(), new PostingBatch(folder), isDry);
    try (Reader text = encoding.open(file, progress::accept)) {
      rows.each(text, run::take, run::refuse);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
    run.batch.flush();
    return run.report(encoding.charset().name());
  }

  private ImportReport report(String encoding) {
    return new ImportReport(
        counts.getOrDefault(PostingBatch.Change.CREATED, 0L),
        counts.getOrDefault(PostingBatch.Change.REPLACED, 0L),
        counts.getOrDefault(PostingBatch.Change.NONE, 0L),
        refused,
        others,
        encoding,
        problems);
  }

  private void refuse(Problem problem) {
    refused++;
    if (problems.size() < ImportReport.MAX_PROBLEMS) {
      problems.add(problem);
    }
  }

  private void take(Row row) {
    if (!mapping.takes(row)) {
      others++;
      return;
    }
    try {
      counts.merge(write(row), 1L, Long::sum);
    } catch (RefusedRowException e) {
      refuse(e.at(shown, row.line()));
    }
  }

  private PostingBatch.Change write(Row row) {
    MappedRow mapped = MappedRow.of(row, mapping);
    byte[] content = mapped.content();
    if (content.length > PostingReader.MAX_FILE_BYTES) {
      throw RowRule.TOO_LONG.refusal("", PostingReader.MAX_FILE_BYTES, content.length);
    }
    WritableId id = mapped.id();
    Seen now = new Seen(row.line(), Digest.sha256(content).substring(0, 16));
    Seen before = seen.putIfAbsent(id.value(), now);
    if (before != null && before.digest().equals(now.digest())) {
      return PostingBatch.Change.NONE;
    }
    if (before != null) {
      throw RowRule.ID_TWICE.refusal(id.value(), before.line());
    }
    batch
        .obstacle(id)
        .ifPresent(name -> {
          throw RowRule.NAME_TAKEN.refusal(id.value(), name);
        });
    return isDry ? batch.change(id, content) : batch.put(id, content);
  }
}
