package fr.denicheur.lucene.index;

import fr.denicheur.french.ExactAnalyzer;
import fr.denicheur.french.StemmedAnalyzer;
import fr.denicheur.posting.Condition;
import fr.denicheur.posting.Facet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;

/**
 * Every field of the index: its name, its use, and how its text becomes terms.
 *
 * <p>A change of any field raises {@link IndexSignature#LAYOUT}. A facet has the field of its name.
 */
public enum IndexField {
  /** The posting's id: one term, and the last order of hits. */
  ID("id", Use.KEYWORD),
  /** Words of the role, searched in any form. */
  ROLE_TEXT("role.text", Use.STEMMED),
  /** Words of the title, searched in any form; carries offsets for highlighting. */
  TITLE_TEXT("title.text", Use.STEMMED),
  /** Words of the startup's name, searched in any form. */
  STARTUP_TEXT("startup.text", Use.STEMMED),
  /** Names of technologies, searched in any form. */
  TECHNOLOGIES_TEXT("technologies.text", Use.STEMMED),
  /** Contract, domains, partner, and whether beginners are welcome, in words. */
  FACTS_TEXT("facts.text", Use.STEMMED),
  /** Words of what a catalogue says of the startup, searched in any form. */
  PITCH_TEXT("pitch.text", Use.STEMMED),
  /**
   * Words of the body, searched in any form; carries offsets for highlighting; read for excerpts.
   */
  BODY("body", Use.STEMMED),
  /** Words of all fields above, with their counts as {@link WordCounts} weighs them. */
  WORDS("words", Use.STEMMED),
  /** Words of title and role as written. */
  TITLE_EXACT("title.exact", Use.EXACT),
  /** Words of the body as written. */
  BODY_EXACT("body.exact", Use.EXACT),
  /** Hashes of the body's sentences, by which postings with equal sentences find each other. */
  SENTENCE("sentence", Use.KEYWORD),
  /** The fingerprint of the text that finds reposts; see {@code RepostMark}. */
  REPOST_MARK("repost.mark", Use.COMPARED),

  /** Role family: filtered and counted. */
  ROLE("role", Use.KEYWORD),
  /** Startup's slug: filtered and counted. */
  STARTUP("startup", Use.KEYWORD),
  /** Slugs of the startup's incubators: filtered and counted. */
  INCUBATOR("incubator", Use.KEYWORD),
  /** Slugs of the startup's themes: filtered and counted. */
  THEME("theme", Use.KEYWORD),
  /** Open or not: filtered and counted. */
  OPEN("open", Use.KEYWORD),
  /** Month: filtered and counted. Its year is a second term, which is filtered only. */
  MONTH("month", Use.KEYWORD),
  /** Open to beginners or not: filtered and counted. */
  JUNIOR("junior", Use.KEYWORD),

  /** Contracts offered: filtered and counted. */
  CONTRACT("contract", Use.KEYWORD),
  /** Extent of telework: filtered and counted. */
  REMOTE("remote", Use.KEYWORD),
  /** Towns' slugs: filtered and counted. */
  PLACE("place", Use.KEYWORD),
  /** Technologies' slugs: filtered and counted. */
  TECHNO("techno", Use.KEYWORD),
  /** Whether beginners are welcome, if the posting says: asked for. */
  BEGINNER("beginner", Use.KEYWORD),
  /** Days of work a week, if the posting says: asked for. */
  DAYS("days", Use.RANGE),
  /** Months of work, if the posting says: asked for. */
  MONTHS("months", Use.RANGE),

  /** What most lists show of a posting, in one value; see {@link StoredPostings}. */
  SUMMARY("summary", Use.SHOWN),
  /** Conditions of the work, in one value; see {@link StoredPostings}. */
  CONDITIONS("conditions", Use.SHOWN),
  /** Startup's name as written: the most frequent one is shown. */
  STARTUP_LABEL("startup.label", Use.SHOWN),
  /**
   * Slugs of places, technologies, incubators and themes with their names: the most frequent name
   * is shown.
   */
  CONDITION_LABEL("condition.label", Use.SHOWN),
  /** Role as written, if it is short: suggested. */
  ROLE_TITLE("role.title", Use.SHOWN),
  /** Days since 1970-01-01: sorted by. */
  DATE("date", Use.SHOWN),
  /** Fingerprint of the file. */
  FINGERPRINT("fingerprint", Use.SHOWN),

  /** From here on: facts that only a whole posting shows, stored apart from those of lists. */
  ROLE_WRITTEN("role.written", Use.STORED),
  PITCH("pitch", Use.STORED),
  TECHNOLOGY("technology", Use.STORED),
  DOMAIN("domain", Use.STORED),
  CONTRACT_WRITTEN("contract.written", Use.STORED),
  FRIEND("friend", Use.STORED),
  CONTACT("contact", Use.STORED),
  EXTERNAL_URL("external.url", Use.STORED),
  UNPUBLISHED_ON("unpublished.on", Use.STORED),
  FILLED("filled", Use.STORED),
  OTHER("other", Use.STORED),
  MARKDOWN("markdown", Use.STORED);

  /** The use of a field. */
  public enum Use {
    /** Kept in doc values, to compare postings with one another. */
    COMPARED,
    /** Compared as a whole. */
    KEYWORD,
    /** From one number to another; compared by what ranges have in common. */
    RANGE,
    /** Searched by the stems of its words. */
    STEMMED,
    /** Searched by its words as written. */
    EXACT,
    /** Kept in doc values, which a list reads without touching the stored texts. */
    SHOWN,
    /** Kept in stored fields. */
    STORED
  }

  private final String name;
  private final Use use;

  IndexField(String name, Use use) {
    this.name = name;
    this.use = use;
  }

  /** The field's name in the index. */
  public String id() {
    return name;
  }

  /** How the field is used. */
  public Use use() {
    return use;
  }

  /** Returns the field by which a facet is filtered and counted: the one of the same name. */
  public static IndexField of(Facet facet) {
    return valueOf(facet.name());
  }

  /** Returns the field in which conditions of a kind are asked for: the one of the same name. */
  public static IndexField of(Condition.Kind kind) {
    return valueOf(kind.name());
  }

  /** Turns the text of each field into terms, by the field's use. */
  public static final Analyzer ANALYZER = analyzer();

  private static Analyzer analyzer() {
    Map<Use, Analyzer> byUse = new EnumMap<>(Use.class);
    byUse.put(Use.STEMMED, new StemmedAnalyzer());
    byUse.put(Use.EXACT, new ExactAnalyzer());
    Map<String, Analyzer> byName = new HashMap<>();
    for (IndexField field : values()) {
      Analyzer analyzer = byUse.get(field.use);
      if (analyzer != null) {
        byName.put(field.name, analyzer);
      }
    }
    return new PerFieldAnalyzerWrapper(new StemmedAnalyzer(), byName);
  }
}
