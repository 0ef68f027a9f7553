package fr.denicheur.lucene;

import fr.denicheur.lexicon.RoleFamilies;
import fr.denicheur.posting.Posting;
import fr.denicheur.posting.PostingId;
import fr.denicheur.reading.PostingReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads the files of a folder as postings, each named as its file. */
final class PostingFiles {
  private PostingFiles() {}

  static List<Posting> read(Path folder) throws IOException {
    PostingReader reader = new PostingReader(RoleFamilies.bundled(), Clock.systemUTC());
    List<Posting> postings = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        byte[] bytes = Files.readAllBytes(file);
        reader.read(new PostingId(name), name, bytes).posting().ifPresent(postings::add);
      }
    }
    return postings;
  }
}
