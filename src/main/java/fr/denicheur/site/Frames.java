package fr.denicheur.site;

import fr.denicheur.web.Answer;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The frame of the pages in each language, and the choice between them. Immutable.
 *
 * <p>A page in several languages has one address: caches tell them apart by {@code Vary}.
 */
final class Frames {
  /** Characters; browsers send fewer than a hundred. A longer header chooses nothing. */
  private static final int MAX_HEADER = 500;

  private static final String ENGLISH = Locale.ENGLISH.getLanguage();

  private final Frame usual;
  private final Optional<Frame> english;

  /**
   * Reads the texts that the setting asks for. A theme whose texts are in one language is shown in
   * that one.
   *
   * @throws UnusableThemeException if a file of texts cannot be used
   */
  Frames(SiteSettings settings, Theme theme) {
    Assets assets = new Assets(theme);
    Messages first = theme.messages();
    boolean isEnglish = settings.language() == Language.EN;
    usual = new Frame(settings, isEnglish ? theme.english() : first, assets);
    english =
        settings.language() == Language.AUTO && theme.isInEnglish()
            ? Optional.of(new Frame(settings, theme.english(), assets))
            : Optional.empty();
  }

  /** Returns the frame for readers without a preference. */
  Frame usual() {
    return usual;
  }

  /** Returns the frame in the language that a reader prefers. */
  Frame of(Context context) {
    return preferred(context.header("Accept-Language"));
  }

  /**
   * Returns the frame in the language that a reader prefers.
   *
   * @param accepted the header {@code Accept-Language}; {@code null} if there is none
   */
  Frame preferred(@Nullable String accepted) {
    return english
        .filter(frame -> accepted != null && ENGLISH.equals(best(accepted)))
        .orElse(usual);
  }

  /**
   * Returns the better of the two languages (RFC 4647, lookup); {@code null} if neither is named.
   */
  private @Nullable String best(String accepted) {
    if (accepted.length() > MAX_HEADER) {
      return null;
    }
    try {
      List<LanguageRange> ranges =
          LanguageRange.parse(accepted).stream().filter(range -> range.getWeight() > 0).toList();
      return Locale.lookupTag(ranges, List.of(usual.text("lang"), ENGLISH));
    } catch (IllegalArgumentException e) {
      return null; // a malformed header chooses nothing
    }
  }

  /** Returns an answer with the headers that say its language. */
  Answer in(Frame frame, Answer answer) {
    String language = frame.text("lang");
    return answer.with(
        english.isPresent()
            ? Map.of("Content-Language", language, "Vary", "Accept-Encoding, Accept-Language")
            : Map.of("Content-Language", language));
  }
}
