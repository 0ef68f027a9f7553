package fr.denicheur.posting;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The product that recruits.
 *
 * @param slug its identifier: lower case, without accents, spaces and underscores as {@code -},
 *     dots kept; {@code Lapins} and {@code lapins} are one slug
 * @param label its name for people: that of the catalogue if it knows the startup, else as an
 *     author wrote it; several spellings may share a slug
 * @param pitch what it is for, on one line; empty if no catalogue says it
 * @param incubators the organisations that it belongs to, as a catalogue says
 * @param themes the fields of policy that it serves, as a catalogue says
 */
public record Startup(
    String slug, String label, String pitch, List<Tag> incubators, List<Tag> themes) {
  /** Longer names are cut: a slug is a facet value and an index term. */
  public static final int MAX_LENGTH = 100;

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  /** The address of a page about a startup, whose last part names it. */
  private static final Pattern ADDRESS =
      Pattern.compile("https?://[^\\s?#]{1,300}/([^\\s/?#.]{1,200})(?:\\.html?)?/?(?:[?#]\\S*)?");

  private static final Pattern SPACES_ONLY = Pattern.compile("[\\s\\p{Z}]+");
  private static final Pattern SPACES = Pattern.compile("[\\s_\\p{Z}\\p{Pd}]+");
  private static final Pattern DASHES = Pattern.compile("-{2,}");
  private static final Pattern NOT_IN_A_SLUG = Pattern.compile("[^\\p{L}\\p{N}.@+&'-]+");
  private static final Pattern NOT_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern EDGES = Pattern.compile("^-+|-+$");

  /**
   * An incubator or a theme, by which a catalogue groups startups.
   *
   * @param slug its identifier, folded as those of startups are
   * @param label its name for people, on one line
   */
  public record Tag(String slug, String label) {
    public Tag {
      requireFolded(slug);
      if (label.isBlank()) {
        throw new IllegalArgumentException("a tag must have a label; " + slug + " has none");
      }
    }
  }

  public Startup {
    requireFolded(slug);
    if (label.isBlank()) {
      throw new IllegalArgumentException("a startup must have a label; got a blank one");
    }
    incubators = List.copyOf(incubators);
    themes = List.copyOf(themes);
  }

  /** Makes a startup of which no catalogue says more than its name. */
  public Startup(String slug, String label) {
    this(slug, label, "", List.of(), List.of());
  }

  private static void requireFolded(String slug) {
    if (slug.isEmpty() || !slug.equals(slugOf(slug))) {
      throw new IllegalArgumentException("a slug must be folded already; got '" + slug + "'");
    }
  }

  /**
   * Whether the name says the slug in other letters, as {@code A-Just} says {@code a-just}. A name
   * of a catalogue may be a wholly different one.
   */
  public boolean isNamedAsItsSlug() {
    return slug.equals(slugOf(label));
  }

  /**
   * Returns the startup that an author named, also by the address of a page about it; empty if its
   * slug would be empty.
   */
  public static Optional<Startup> named(String written) {
    String name = SPACES_ONLY.matcher(written).replaceAll(" ").strip();
    Matcher address = ADDRESS.matcher(name);
    String label = cut(address.matches() ? address.group(1) : name);
    String slug = slugOf(label);
    return slug.isEmpty() ? Optional.empty() : Optional.of(new Startup(slug, label));
  }

  /** Returns the slugs that people may call it by: its own, and that of its name. */
  public Stream<String> slugs() {
    return Stream.of(slug, slugOf(label)).filter(name -> !name.isEmpty()).distinct();
  }

  /** Returns the same startup with another name. */
  public Startup called(String other) {
    return new Startup(slug, other, pitch, incubators, themes);
  }

  /** Returns the same startup with another pitch. */
  public Startup saying(String other) {
    return new Startup(slug, label, other, incubators, themes);
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
