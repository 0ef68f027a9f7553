package fr.denicheur.posting;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The product that recruits.
 *
 * @param slug its identifier: lower case, without accents, spaces and underscores as {@code -},
 *     dots kept; {@code Lapins} and {@code lapins} are one slug
 * @param label the name as an author wrote it, for people; several spellings may share a slug
 */
public record Startup(String slug, String label) {
  /** Longer names are cut: a slug is a facet value and an index term. */
  public static final int MAX_LENGTH = 100;

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern SPACES_ONLY = Pattern.compile("[\\s\\p{Z}]+");
  private static final Pattern SPACES = Pattern.compile("[\\s_\\p{Z}]+");
  private static final Pattern DASHES = Pattern.compile("-{2,}");
  private static final Pattern NOT_IN_A_SLUG = Pattern.compile("[^\\p{L}\\p{N}.@+&'-]+");
  private static final Pattern NOT_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern EDGES = Pattern.compile("^-+|-+$");

  public Startup {
    if (slug.isEmpty() || !slug.equals(slugOf(slug))) {
      throw new IllegalArgumentException("a slug must be folded already; got '" + slug + "'");
    }
    if (label.isBlank()) {
      throw new IllegalArgumentException("a startup must have a label; got a blank one");
    }
  }

  /** Returns the startup that an author named; empty if its slug would be empty. */
  public static Optional<Startup> named(String written) {
    String label = cut(SPACES_ONLY.matcher(written).replaceAll(" ").strip());
    String slug = slugOf(label);
    return slug.isEmpty() ? Optional.empty() : Optional.of(new Startup(slug, label));
  }

  /** Returns the slug of any spelling; empty if it has no letter, digit or kept sign. */
  public static String slugOf(String written) {
    String bare =
        MARKS.matcher(Normalizer.normalize(cut(written), Normalizer.Form.NFKD)).replaceAll("");
    String folded =
        bare.toLowerCase(Locale.ROOT).replace("œ", "oe").replace("æ", "ae").replace('’', '\'');
    String dashed = SPACES.matcher(folded.strip()).replaceAll("-");
    String kept = NOT_IN_A_SLUG.matcher(dashed).replaceAll("");
    String whole = EDGES.matcher(DASHES.matcher(kept).replaceAll("-")).replaceAll("");
    return EDGES.matcher(cut(whole)).replaceAll(""); // folding may have made it longer
  }

  /**
   * Returns the letters and digits of a slug: the same for {@code le-bon-tuteur} and {@code
   * lebontuteur}.
   */
  public static String lettersOf(String slug) {
    return NOT_LETTERS.matcher(slug).replaceAll("");
  }

  private static String cut(String text) {
    return ShortText.of(text, MAX_LENGTH);
  }
}
