package fr.denicheur.catalogue;

import fr.denicheur.posting.Digest;
import fr.denicheur.posting.Posting;
import fr.denicheur.posting.Startup;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of startups beside their postings. Immutable; any thread may ask. */
public final class Catalogue {
  /** The catalogue of a site that has none. */
  public static final Catalogue EMPTY = new Catalogue(Map.of());

  /** A startup, and a hash of all that is said of it. */
  private record Entry(Startup startup, String hash) {
    static Entry of(Startup startup) {
      return new Entry(startup, Digest.crc32c(startup.toString()));
    }
  }

  private final Map<String, Entry> bySlug;

  private Catalogue(Map<String, Entry> bySlug) {
    this.bySlug = Map.copyOf(bySlug);
  }

  /** Returns the catalogue of some startups, each under its slug. */
  static Catalogue of(Map<String, Startup> bySlug) {
    Map<String, Entry> entries = HashMap.newHashMap(bySlug.size());
    bySlug.forEach((slug, startup) -> entries.put(slug, Entry.of(startup)));
    return new Catalogue(entries);
  }

  /** Returns what is said of a startup; empty if nothing is. */
  public Optional<Startup> of(String slug) {
    return Optional.ofNullable(bySlug.get(slug)).map(Entry::startup);
  }

  /** Returns a posting with what is said of its startup; the same if nothing is. */
  public Posting described(Posting posting) {
    Startup named = posting.startup();
    return named == null ? posting : of(named.slug()).map(posting::at).orElse(posting);
  }

  /**
   * Returns a hash of what is said of a startup, which is another one when anything changes; empty
   * if nothing is said.
   *
   * @param slug {@code null} for no startup
   */
  public String hash(@Nullable String slug) {
    Entry entry = slug == null ? null : bySlug.get(slug);
    return entry == null ? "" : entry.hash();
  }

  /** How many startups it describes. */
  public int size() {
    return bySlug.size();
  }
}
