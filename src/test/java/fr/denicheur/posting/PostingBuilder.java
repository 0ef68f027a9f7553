package fr.denicheur.posting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes postings for tests that say only what matters: {@code aPosting().titled("Infirmière de
 * nuit").build()}. What is not said is plain: a closed posting of the family {@code autre}, without
 * startup or date. Each builder makes another id unless one is given.
 */
public final class PostingBuilder {
  private static final AtomicInteger COUNTER = new AtomicInteger();

  private String id = "posting-" + COUNTER.incrementAndGet();
  private String title = "Une annonce";
  private String role = "";
  private RoleFamily family = RoleFamily.AUTRE;
  private Startup startup;
  private boolean open;
  private boolean junior;
  private LocalDate date;
  private Conditions conditions = Conditions.UNKNOWN;
  private PostingDetails details = PostingDetails.NONE;
  private String text = "";
  private String markdown;

  private PostingBuilder() {}

  /** Starts a posting. */
  public static PostingBuilder aPosting() {
    return new PostingBuilder();
  }

  /** Names it. */
  public PostingBuilder withId(String newId) {
    id = newId;
    return this;
  }

  /** Gives its title, which is also its role where none is given. */
  public PostingBuilder titled(String newTitle) {
    title = newTitle;
    return this;
  }

  /** Gives the role's title as its author wrote it. */
  public PostingBuilder role(String newRole) {
    role = newRole;
    return this;
  }

  /** Gives its trade. */
  public PostingBuilder inFamily(RoleFamily newFamily) {
    family = newFamily;
    return this;
  }

  /** Gives its trade by id, such as {@code developpement}. */
  public PostingBuilder inFamily(String familyId) {
    return inFamily(RoleFamily.withId(familyId.toLowerCase(Locale.ROOT)).orElseThrow());
  }

  /** Names the product that recruits. */
  public PostingBuilder atStartup(String name) {
    startup = Startup.named(name).orElseThrow();
    return this;
  }

  /** Names the product that recruits, with what a catalogue says of it. */
  public PostingBuilder atStartup(Startup described) {
    startup = described;
    return this;
  }

  /** Lets candidates apply. */
  public PostingBuilder open() {
    open = true;
    return this;
  }

  /** Lets nobody apply any more, which is also how a builder starts. */
  public PostingBuilder closed() {
    open = false;
    return this;
  }

  /** Welcomes beginners. */
  public PostingBuilder junior() {
    junior = true;
    return this;
  }

  /** Gives its day, such as {@code 2021-12-09}. */
  public PostingBuilder publishedOn(String day) {
    date = LocalDate.parse(day);
    return this;
  }

  /** Adds a condition, such as {@code PLACE}, {@code lyon}, {@code Lyon}. */
  public PostingBuilder under(Condition.Kind kind, String value, String label) {
    List<Condition> all = new ArrayList<>(conditions.all());
    all.add(new Condition(kind, value, label, "Lu : " + label));
    conditions = new Conditions(all);
    return this;
  }

  /** Names languages and tools. */
  public PostingBuilder using(String... technologies) {
    return with(
        new PostingDetails(
            List.of(technologies),
            details.domains(),
            details.contract(),
            details.friend(),
            details.contact(),
            details.externalUrl(),
            details.unpublishedOn(),
            details.filled(),
            details.others()));
  }

  /** Gives everything else its front matter would say. */
  public PostingBuilder with(PostingDetails newDetails) {
    details = newDetails;
    return this;
  }

  /** Gives its text, as plain text and, unless told otherwise, as Markdown too. */
  public PostingBuilder text(String newText) {
    text = newText;
    return this;
  }

  /** Gives its text as written, where it is not the plain text. */
  public PostingBuilder markdown(String newMarkdown) {
    markdown = newMarkdown;
    return this;
  }

  /** Makes the posting. */
  public Posting build() {
    return new Posting(
        new Summary(new PostingId(id), title, family, startup, open, junior, date, conditions),
        role.isEmpty() ? title : role,
        details,
        markdown == null ? text : markdown,
        text);
  }
}
