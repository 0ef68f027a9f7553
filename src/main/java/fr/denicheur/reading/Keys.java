package fr.denicheur.reading;

import fr.denicheur.reading.text.CleanText;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognizes the names of front matter fields, and lines that look like fields. */
final class Keys {
  /**
   * Fields that show a front matter even if its {@code ---} are missing or misplaced. The fields
   * that say whether a posting is published or open do so too.
   */
  private static final Set<String> TELLING =
      Set.of("roles", "role", "titles", "title", "startup", "date", "junior", "techno");

  /** Fields that occur beside those; alone they could be words of a text. */
  private static final Set<String> COMPANIONS =
      Set.of(
          "contrat",
          "domaines",
          "domaine",
          "friend",
          "contact",
          "contacts",
          "externalurl",
          "type",
          "equipe",
          "status",
          "redirect_from",
          "authors",
          "airtable_formulaire");

  /** Other names of fields, in French or English, without accents and with {@code _} for spaces. */
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("titre", "title"),
          Map.entry("intitule", "title"),
          Map.entry("ouvert", "open"),
          Map.entry("ouverte", "open"),
          Map.entry("is_open", "open"),
          Map.entry("ferme", "poste_ferme"),
          Map.entry("fermee", "poste_ferme"),
          Map.entry("closed", "poste_ferme"),
          Map.entry("pourvu", "poste_pourvu"),
          Map.entry("filled", "poste_pourvu"),
          Map.entry("pourvue", "poste_pourvu"),
          Map.entry("expire", "expired"),
          Map.entry("expiree", "expired"),
          Map.entry("archive", "archived"),
          Map.entry("archivee", "archived"),
          Map.entry("date_publication", "date"),
          Map.entry("date_de_publication", "date"),
          Map.entry("published_at", "date"),
          Map.entry("dateposted", "date"),
          Map.entry("date_posted", "date"),
          Map.entry("expiry_date", "expirydate"),
          Map.entry("valid_through", "validthrough"),
          Map.entry("date_limite_de_candidature", "date_limite"),
          Map.entry("date_de_fin", "date_fin"),
          Map.entry("date_de_cloture", "date_cloture"),
          Map.entry("candidater_avant_le", "candidater_avant"),
          Map.entry("date_de_depublication", "depublication_date"),
          Map.entry("contract", "contrat"),
          Map.entry("contrats", "contrat"),
          Map.entry("type_contrat", "contrat"),
          Map.entry("type_de_contrat", "contrat"),
          Map.entry("contract_type", "contrat"),
          Map.entry("technos", "techno"),
          Map.entry("technologies", "techno"),
          Map.entry("domaine", "domaines"),
          Map.entry("domain", "domaines"),
          Map.entry("domains", "domaines"),
          Map.entry("contacts", "contact"),
          Map.entry("debutant", "junior"),
          Map.entry("debutants", "junior"),
          Map.entry("external_url", "externalurl"),
          Map.entry("brouillon", "draft"),
          Map.entry("publie", "published"),
          Map.entry("publiee", "published"));

  /** Fields that generators of sites read, and that say nothing of a job. */
  private static final Set<String> OF_A_SITE =
      Set.of(
          "layout",
          "category",
          "categories",
          "permalink",
          "redirect_from",
          "redirect_to",
          "aliases",
          "slug",
          "weight",
          "toc",
          "sitemap",
          "comments",
          "lang",
          "locale",
          "image",
          "cover",
          "thumbnail",
          "css",
          "js",
          "id",
          "uid",
          "url",
          "lastmod",
          "linktitle",
          "markup",
          "menu",
          "menus",
          "nav_order",
          "outputs",
          "build",
          "cascade",
          "headless",
          "translationkey",
          "author_profile",
          "classes",
          "mathjax",
          "read_time",
          "share",
          "related");

  /** Fields whose value is a fact; of all others it is text for people. */
  private static final Set<String> FACTS = Set.of("startup", "date", "junior", "externalurl");

  /** Fields of which a posting may have several: a list of texts is as good as a text. */
  private static final Set<String> SEVERAL = Set.of("contrat", "contact", "friend");

  /** Fields that hold a state in words. A site may have states of its own, which are text. */
  private static final Set<String> STATES = Set.of("status", "statut", "etat", "state");

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern SPACES = Pattern.compile("[ -]");

  /** Every repetition is bounded, so that a long line takes no longer than a short one. */
  private static final Pattern NAMED =
      Pattern.compile(
          "^[\\s\\p{Z}\\p{Cf}]{0,40}[\"']?([\\p{L}\\p{N}_-]{1,60})[\"']?[\\s\\p{Z}\\p{Cf}]{0,40}:");

  private static final Pattern YAML_LIKE = Pattern.compile("^(?:\\s|-\\s|#(?:\\s|$)|[\\]}\"'])");

  private Keys() {}

  /** Returns a key in lower case, without invisible characters. */
  static String folded(String written) {
    return CleanText.line(written).toLowerCase(Locale.ROOT);
  }

  /** Returns a word in lower case, without accents. */
  static String bare(String word) {
    String apart = Normalizer.normalize(word, Normalizer.Form.NFD);
    return MARKS.matcher(apart).replaceAll("").toLowerCase(Locale.ROOT);
  }

  /** Returns the name by which a field is asked for. */
  static String known(String key) {
    String name = SPACES.matcher(bare(key)).replaceAll("_");
    String known = NAMES.get(name);
    return known != null ? known : Opening.KEYS.contains(name) ? name : key;
  }

  /** Whether a field holds a state in words, such as "draft" or "closed". */
  static boolean isState(String key) {
    return STATES.contains(bare(key));
  }

  /** Whether the items of a field are asked for one by one. */
  static boolean isList(String key) {
    String name = known(key);
    return name.equals("techno") || name.equals("domaines");
  }

  /** Whether a field that is asked for as a text may be a list. */
  static boolean mayBeSeveral(String key) {
    return SEVERAL.contains(key);
  }

  /** Whether a field is for the generator of a site. */
  static boolean isOfASite(String key) {
    return OF_A_SITE.contains(SPACES.matcher(key).replaceAll("_"));
  }

  /** Whether a field's value is text for people. */
  static boolean isProse(String key) {
    String name = known(key);
    return !FACTS.contains(name) && !isDeciding(name);
  }

  /** Whether a line begins like a field: one word, a colon and a space. */
  static boolean looksLikeField(String line) {
    Matcher m = NAMED.matcher(line);
    return m.find() && (isKnown(m.group(1)) || m.end() == line.length() || spaceAt(line, m.end()));
  }

  /** Whether a line begins with a field that occurs in postings. */
  static boolean isKnownField(String line) {
    Matcher m = NAMED.matcher(line);
    return m.find() && isKnown(m.group(1));
  }

  /** Whether a line begins with a field that is frequent in postings and rare elsewhere. */
  static boolean isTellingField(String line) {
    Matcher m = NAMED.matcher(line);
    return m.find() && isTelling(folded(m.group(1)));
  }

  /** Whether a line begins with a field that says whether a posting is published or open. */
  static boolean isDecidingField(String line) {
    Matcher m = NAMED.matcher(line);
    return m.find() && isDeciding(folded(m.group(1)));
  }

  /** Whether a field says whether a posting is published, or whether it is open. */
  static boolean isDeciding(String key) {
    return Opening.KEYS.contains(key) || Draft.KEYS.contains(known(key));
  }

  /** Whether a line may follow a field: indented, list item, comment, closing bracket. */
  static boolean belongsToField(String line) {
    return YAML_LIKE.matcher(line).find();
  }

  private static boolean isKnown(String name) {
    String key = folded(name);
    return isTelling(key) || COMPANIONS.contains(key);
  }

  private static boolean isTelling(String key) {
    return TELLING.contains(key) || isDeciding(key);
  }

  private static boolean spaceAt(String line, int index) {
    return CleanText.isSpace(line.charAt(index));
  }
}
