package fr.denicheur.site;

import fr.denicheur.posting.Condition;
import fr.denicheur.posting.Conditions;
import fr.denicheur.posting.Posting;
import fr.denicheur.posting.PostingDetails;
import fr.denicheur.posting.ShortText;
import fr.denicheur.posting.Startup;
import fr.denicheur.posting.Startup.Tag;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One line in the list of facts of a posting, such as its date or its contract.
 *
 * @param label the name of the fact
 * @param text the fact, in words
 * @param href a web or e-mail address to link to; {@code null} if there is none
 * @param readIn the sentences it was read in; none if the author says it beside the text
 */
public record Fact(String label, String text, @Nullable String href, List<String> readIn) {
  /** Strict: a text that may not be an address is shown without a link. */
  private static final Pattern EMAIL =
      Pattern.compile("[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63}){1,8}");

  /** Returns the known facts of a posting, in the order they are shown. */
  static List<Fact> of(Posting posting, Frame frame) {
    PostingDetails details = posting.details();
    boolean isTitle = posting.role().equals(posting.title());
    Startup startup = posting.startup();
    LocalDate date = posting.date();
    Stream<Fact> said =
        Stream.of(
            plain(frame.text("fact.role"), isTitle ? null : posting.role()),
            plain(frame.text("fact.family"), frame.family(posting.family())),
            plain(frame.text("fact.startup"), startup == null ? null : startup.label()),
            plain(frame.text("facet.incubator"), names(startup, Startup::incubators)),
            plain(frame.text("facet.theme"), names(startup, Startup::themes)),
            plain(frame.text("fact.date"), date == null ? null : frame.day(date)),
            plain(frame.text("fact.domains"), String.join(", ", details.domains())),
            plain(frame.text("fact.friend"), details.friend()),
            linked(frame.text("fact.contact"), details.contact(), reachable(details.contact())),
            linked(
                frame.text("fact.elsewhere"), details.externalUrl(), web(details.externalUrl())));
    Conditions conditions = posting.conditions();
    if (conditions.of(Condition.Kind.CONTRACT).isEmpty()) {
      said = Stream.concat(said, Stream.of(plain(frame.text("fact.contract"), details.contract())));
    }
    if (conditions.of(Condition.Kind.TECHNO).isEmpty()) {
      String technologies = String.join(", ", details.technologies());
      said = Stream.concat(said, Stream.of(plain(frame.text("fact.techno"), technologies)));
    }
    Stream<Fact> others =
        details.others().entrySet().stream()
            .filter(field -> !conditions.areReadIn(field.getValue())) // quoted under the condition
            .map(field -> plain(label(field.getKey()), field.getValue()));
    Stream<Fact> read =
        Stream.of(Condition.Kind.values()).map(kind -> read(kind, conditions.of(kind), frame));
    return Stream.of(said, read, others)
        .flatMap(facts -> facts)
        .filter(fact -> !fact.text.isBlank())
        .toList();
  }

  private static String names(@Nullable Startup startup, Function<Startup, List<Tag>> kind) {
    return startup == null
        ? ""
        : kind.apply(startup).stream().map(Tag::label).collect(Collectors.joining(", "));
  }

  private static Fact read(Condition.Kind kind, List<Condition> conditions, Frame frame) {
    return new Fact(
        frame.text("fact." + kind.id()),
        conditions.stream().map(one -> words(one, frame)).collect(Collectors.joining(", ")),
        null,
        conditions.stream().map(Condition::text).distinct().toList());
  }

  private static String words(Condition condition, Frame frame) {
    return switch (condition.kind()) {
      case DAYS, MONTHS -> {
        Conditions.Range range = Conditions.Range.of(condition.value());
        String key = "fact." + condition.kind().id();
        yield range.min() < range.max()
            ? frame.text(key + ".range", range.min(), range.max())
            : frame.text(key + ".one", range.min());
      }
      case BEGINNER -> frame.text("fact.beginner." + condition.value());
      default -> frame.condition(condition);
    };
  }

  /** Returns the name of a field as a label. */
  private static String label(String name) {
    return ShortText.capitalized(name.replace('_', ' '));
  }

  private static Fact plain(String label, @Nullable String text) {
    return linked(label, text, null);
  }

  private static Fact linked(String label, @Nullable String text, @Nullable String href) {
    return new Fact(label, text == null ? "" : text, href, List.of());
  }

  private static @Nullable String reachable(@Nullable String contact) {
    String stripped = contact == null ? "" : contact.strip();
    return EMAIL.matcher(stripped).matches() ? "mailto:" + stripped : web(contact);
  }

  private static @Nullable String web(@Nullable String written) {
    try {
      URI uri = new URI(written == null ? "" : written.strip());
      boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      return web && uri.getHost() != null ? uri.toASCIIString() : null;
    } catch (URISyntaxException e) {
      return null; // so the text is shown without a link
    }
  }
}
