package fr.denicheur.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.denicheur.posting.PostingId;
import fr.denicheur.posting.RoleFamily;
import fr.denicheur.posting.Startup;
import fr.denicheur.result.Excerpts;
import fr.denicheur.result.Hit;
import fr.denicheur.result.SimilarHit;
import fr.denicheur.web.PostingAddress;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A posting in an answer, as it goes over the wire.
 *
 * @param date ISO 8601
 * @param month the first seven characters of the date
 * @param url the path of the posting's page
 * @param shared the words that make it similar; absent in the answer to a search
 */
record HitJson(
    String id,
    String title,
    ValueJson role,
    @Nullable ValueJson startup,
    boolean open,
    boolean junior,
    @Nullable String date,
    @Nullable String month,
    String url,
    float score,
    ExcerptsJson excerpts,
    List<String> alsoPublished,
    List<String> why,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> shared) {

  private static final int MONTH_LENGTH = "2021-12".length();

  /** A value to filter by, and its label for people. */
  record ValueJson(String value, String label) {
    static ValueJson of(RoleFamily family) {
      return new ValueJson(family.id(), family.label());
    }

    static @Nullable ValueJson of(@Nullable Startup startup) {
      return startup == null ? null : new ValueJson(startup.slug(), startup.label());
    }
  }

  /** HTML-escaped text in which only {@code <mark>} is markup. */
  record ExcerptsJson(List<String> title, List<String> body) {
    static ExcerptsJson of(Excerpts excerpts) {
      return new ExcerptsJson(excerpts.title(), excerpts.body());
    }
  }

  static HitJson of(Hit hit) {
    return of(hit, null);
  }

  static HitJson of(SimilarHit similar) {
    return of(similar.hit(), similar.shared());
  }

  private static HitJson of(Hit hit, @Nullable List<String> shared) {
    return new HitJson(
        hit.id().value(),
        hit.title(),
        ValueJson.of(hit.family()),
        ValueJson.of(hit.startup()),
        hit.open(),
        hit.junior(),
        date(hit.date()),
        month(hit.date()),
        PostingAddress.of(hit.id()),
        hit.score(),
        ExcerptsJson.of(hit.excerpts()),
        hit.alsoPublished().stream().map(PostingId::value).toList(),
        hit.why(),
        shared);
  }

  static @Nullable String date(@Nullable LocalDate date) {
    return date == null ? null : date.toString();
  }

  static @Nullable String month(@Nullable LocalDate date) {
    return date == null ? null : date.toString().substring(0, MONTH_LENGTH);
  }
}
