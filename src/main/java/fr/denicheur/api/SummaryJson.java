package fr.denicheur.api;

import fr.denicheur.posting.Period;
import fr.denicheur.posting.RoleFamily;
import fr.denicheur.posting.Startup;
import fr.denicheur.posting.Summary;
import fr.denicheur.web.PostingAddress;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a list shows of a posting, as it goes over the wire.
 *
 * @param date ISO 8601
 * @param month the first seven characters of the date
 * @param url the path of the posting's page
 */
record SummaryJson(
    String id,
    String title,
    ValueJson role,
    @Nullable ValueJson startup,
    boolean open,
    boolean junior,
    @Nullable String date,
    @Nullable String month,
    String url) {

  /** Something to filter by and what to show for it. */
  record ValueJson(String value, String label) {
    static ValueJson of(RoleFamily family) {
      return new ValueJson(family.id(), family.label());
    }

    static @Nullable ValueJson of(@Nullable Startup startup) {
      return startup == null ? null : new ValueJson(startup.slug(), startup.label());
    }
  }

  static SummaryJson of(Summary posting) {
    LocalDate date = posting.date();
    return new SummaryJson(
        posting.id().value(),
        posting.title(),
        ValueJson.of(posting.family()),
        ValueJson.of(posting.startup()),
        posting.open(),
        posting.junior(),
        date == null ? null : date.toString(),
        date == null ? null : Period.monthOf(date).value(),
        PostingAddress.of(posting.id()));
  }
}
