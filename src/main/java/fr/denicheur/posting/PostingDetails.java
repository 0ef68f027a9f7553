package fr.denicheur.posting;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the front matter of a posting says beyond the facts every list shows. Absent texts are
 * {@code null}, absent lists empty.
 *
 * @param technologies names of languages and tools ({@code techno}), as written
 * @param domains fields of work ({@code domaines}), as written
 * @param contract kind of contract ({@code contrat}), as written
 * @param friend partner that recruits ({@code friend})
 * @param contact whom to write to ({@code contact})
 * @param externalUrl where the posting is published elsewhere ({@code externalURL})
 * @param unpublishedOn the day the posting is to be taken down ({@code depublication_date})
 */
public record PostingDetails(
    List<String> technologies,
    List<String> domains,
    @Nullable String contract,
    @Nullable String friend,
    @Nullable String contact,
    @Nullable String externalUrl,
    @Nullable LocalDate unpublishedOn) {

  /** The details of a posting that gives none. */
  public static final PostingDetails NONE =
      new PostingDetails(List.of(), List.of(), null, null, null, null, null);

  public PostingDetails {
    technologies = List.copyOf(technologies);
    domains = List.copyOf(domains);
  }
}
