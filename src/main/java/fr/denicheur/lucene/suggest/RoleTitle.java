package fr.denicheur.lucene.suggest;

import fr.denicheur.french.InclusiveWriting;
import fr.denicheur.lucene.index.PostingDocument;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A title as it can be suggested: without what recruiters put around it and nobody types, such as
 * {@code un·e} in front and {@code (F/H)} behind.
 */
final class RoleTitle {
  /** Longer titles are sentences, which nobody reads in a list of suggestions. */
  static final int MAX_LENGTH = PostingDocument.MAX_ROLE_TITLE;

  private static final Pattern SPACES = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

  private RoleTitle() {}

  /** Returns a title to suggest; the title as it is where nothing would be left. */
  static String of(String written) {
    String text = SPACES.matcher(written).replaceAll(" ").strip();
    String bare = InclusiveWriting.withoutArticlesAndInitials(text);
    return capitalised(bare.isEmpty() ? text : bare);
  }

  private static String capitalised(String text) {
    int first = text.offsetByCodePoints(0, 1);
    return text.substring(0, first).toUpperCase(Locale.FRENCH) + text.substring(first);
  }

  /** Whether it is written in capitals, which is harder to read. */
  static boolean isShouted(String title) {
    return title.equals(title.toUpperCase(Locale.FRENCH))
        && !title.equals(title.toLowerCase(Locale.FRENCH));
  }
}
