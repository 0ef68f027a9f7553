package fr.denicheur.site;

import fr.denicheur.posting.Posting;
import fr.denicheur.posting.PostingDetails;
import fr.denicheur.site.PostingPage.Fact;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an author says of a posting beside its text, in the order it is read. */
final class PostingFacts {
  /** Narrow on purpose: what is not plainly an address is shown as text. */
  private static final Pattern EMAIL =
      Pattern.compile("[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63}){1,8}");

  private final Frame frame;
  private final List<Fact> facts = new ArrayList<>();

  private PostingFacts(Frame frame) {
    this.frame = frame;
  }

  static List<Fact> of(Posting posting, Frame frame) {
    PostingFacts facts = new PostingFacts(frame);
    facts.addAll(posting);
    return facts.facts;
  }

  private void addAll(Posting posting) {
    PostingDetails details = posting.details();
    if (!posting.role().equals(posting.title())) {
      add("role", posting.role());
    }
    add("family", posting.family().label());
    add("startup", posting.startup() == null ? null : posting.startup().label());
    add("date", posting.date() == null ? null : frame.day(posting.date()));
    add("contract", details.contract());
    add("technologies", String.join(", ", details.technologies()));
    add("domains", String.join(", ", details.domains()));
    add("friend", details.friend());
    String contact = details.contact();
    add("contact", contact, contact == null ? null : reachable(contact.strip()));
    String elsewhere = details.externalUrl();
    add("elsewhere", elsewhere, elsewhere == null ? null : web(elsewhere.strip()));
  }

  private void add(String name, @Nullable String text) {
    add(name, text, null);
  }

  private void add(String name, @Nullable String text, @Nullable String href) {
    if (text != null && !text.isBlank()) {
      facts.add(new Fact(frame.text("fact." + name), text, href));
    }
  }

  private static @Nullable String reachable(String contact) {
    return EMAIL.matcher(contact).matches() ? "mailto:" + contact : web(contact);
  }

  private static @Nullable String web(String written) {
    try {
      URI uri = new URI(written);
      boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      return web && uri.getHost() != null ? uri.toASCIIString() : null;
    } catch (URISyntaxException e) {
      return null; // shown as it is written
    }
  }
}
