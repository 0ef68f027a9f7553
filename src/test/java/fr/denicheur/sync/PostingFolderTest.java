package fr.denicheur.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.denicheur.lexicon.RoleFamilies;
import fr.denicheur.posting.PostingId;
import fr.denicheur.reading.PostingReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the API's own tests cannot see: leftovers, folders that refuse, waiting in vain. */
class PostingFolderTest {
  private static final WritableId VIGIE = new WritableId("vigie");
  private static final byte[] TEXT = "Tu vois.".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path folder;
  private Farm farm;
  private FolderFollower follower;

  @BeforeEach
  void open() {
    farm = new Farm(folder);
    follower = new FolderFollower(farm.synchronizer, Duration.ofHours(1));
  }

  @Test
  @Tag("F11")
  void aFolderThatRefusesNamesTheReasonAndNoPath() {
    Path refusing = Path.of("/sys");
    assumeTrue(Files.isDirectory(refusing), "no /sys here");
    assertThatThrownBy(() -> writing(refusing).put(VIGIE, TEXT, hash -> true))
        .isInstanceOf(UnwritableFolderException.class)
        .hasMessageStartingWith("the folder of postings cannot be written: ")
        .hasMessageNotContaining("/sys");
  }

  @Test
  void whatAKilledProcessLeftIsRemoved() throws IOException {
    farm.writeText(".denicheur-0123.tmp", "secret");
    farm.writeText(".autre.tmp", "secret");
    farm.write("a.md", "Un");
    PostingFolder.removeLeftovers(folder);
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder(".autre.tmp", "a.md");
  }

  @Test
  @Tag("F6")
  void whatIsBeingWrittenIsNoPosting() {
    farm.writeText(".denicheur-0123.tmp", "---\ntitle: Moit");
    assertThat(FolderScan.of(Sources.of(List.of(folder))).files()).isEmpty();
  }

  @Test
  void whoWaitsInVainIsTold() {
    PostingFolder postings = writing(folder);
    assertThat(postings.put(VIGIE, TEXT, hash -> true)).isInstanceOf(WriteOutcome.Stored.class);
    assertThat(postings.awaitSearchable(VIGIE, Duration.ofMillis(50))).isFalse();
    follower.start(report -> {});
    assertThat(postings.awaitSearchable(VIGIE, Duration.ofSeconds(20))).isTrue();
    follower.close();
    assertThat(farm.engine.find(new PostingId("vigie"))).isPresent();
  }

  @Test
  @Tag("I19")
  void aChangeDuringARunIsNotTakenForSeen() {
    OwnChanges own = new OwnChanges();
    own.wrote(VIGIE.posting(), folder.resolve("vigie.md"));
    OwnChanges known = own.copy();
    own.wrote(VIGIE.posting(), folder.resolve("vigie.md"));
    own.forget(known, id -> true);
    assertThat(own.isPending(VIGIE.posting())).isTrue();
    own.forget(own.copy(), id -> true);
    assertThat(own.isPending(VIGIE.posting())).isFalse();
  }

  private PostingFolder writing(Path where) {
    PostingReader reader = new PostingReader(RoleFamilies.bundled(), Farm.TODAY);
    return new PostingFolder(where, reader, follower);
  }
}
