package fr.denicheur.posting;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * @param others what else the author says beside the text, in their order: the names of fields that
 *     have no meaning of their own here, such as {@code lieu}, and their values as text
 */
public record PostingDetails(
    List<String> technologies,
    List<String> domains,
    @Nullable String contract,
    @Nullable String friend,
    @Nullable String contact,
    @Nullable String externalUrl,
    @Nullable LocalDate unpublishedOn,
    boolean filled,
    Map<String, String> others) {

  /** The details of a posting that gives none. */
  public static final PostingDetails NONE =
      new PostingDetails(List.of(), List.of(), null, null, null, null, null, false, Map.of());

  public PostingDetails {
    technologies = List.copyOf(technologies);
    domains = List.copyOf(domains);
    others = Collections.unmodifiableMap(new LinkedHashMap<>(others));
  }
}
