package fr.denicheur.posting;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a posting's front matter that lists do not show. Absent texts are {@code null},
 * absent lists empty.
 *
 * @param technologies names of languages and tools ({@code techno}), as written
 * @param domains fields of work ({@code domaines}), as written
 * @param contract kind of contract ({@code contrat}), as written
 * @param friend partner that recruits ({@code friend})
 * @param contact the person or address to write to ({@code contact})
 * @param externalUrl its address on another site ({@code externalURL})
 * @param unpublishedOn the last day on which candidates may apply ({@code depublication_date},
 *     {@code validThrough} and the like)
 * @param filled whether the author says that the job is taken ({@code poste_pourvu}); a posting may
 *     be closed for other reasons
 */
public record PostingDetails(
    List<String> technologies,
    List<String> domains,
    @Nullable String contract,
    @Nullable String friend,
    @Nullable String contact,
    @Nullable String externalUrl,
    @Nullable LocalDate unpublishedOn,
    boolean filled) {

  /** The details of a posting that gives none. */
  public static final PostingDetails NONE =
      new PostingDetails(List.of(), List.of(), null, null, null, null, null, false);

  public PostingDetails {
    technologies = List.copyOf(technologies);
    domains = List.copyOf(domains);
  }
}
