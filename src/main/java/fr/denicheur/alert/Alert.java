package fr.denicheur.alert;

import fr.denicheur.posting.Facet;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.web.Parameters;
import fr.denicheur.web.SearchParameters;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A saved question, and the receiver of its answers.
 *
 * @param id 1 to 64 lower-case letters, digits and hyphens
 * @param search the question with its filters, as the address of a search holds them after the
 *     question mark: {@code q=java&place=paris}
 * @param target the receiver
 */
public record Alert(String id, String search, Target target) {
  /** The characters that an id may have. */
  public static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

  private static final int MAX_SEARCH = 2_000;
  private static final int MAX_TARGET = 1_000;

  /** A receiver. */
  public sealed interface Target {
    /** Returns the address as it is written. */
    String address();
  }

  /** A program that takes messages by HTTP. */
  public record Webhook(URI url) implements Target {
    public Webhook {
      String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
      boolean isWeb = scheme.equals("https") || scheme.equals("http");
      if (!isWeb || url.getHost() == null || url.getRawUserInfo() != null || isLong(url)) {
        throw new IllegalArgumentException(
            "webhook must be http or https and a host, without a user; got another address");
      }
    }

    private static boolean isLong(URI url) {
      return url.toString().length() > MAX_TARGET;
    }

    @Override
    public String address() {
      return url.toString();
    }
  }

  /** A person who reads mail. */
  public record Mail(String address) implements Target {
    private static final Pattern ADDRESS =
        Pattern.compile("[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63}){0,8}");

    public Mail {
      if (!ADDRESS.matcher(address).matches()) {
        throw new IllegalArgumentException(
            "mail must be one address such as prenom@exemple.fr; got '" + address + "'");
      }
    }
  }

  /** Refuses what no search takes; the message names the rule. */
  public Alert {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "id must be 1 to 64 lower-case letters, digits and -; got '" + id + "'");
    }
    if (search.length() > MAX_SEARCH) {
      throw new IllegalArgumentException(
          "search must be at most " + MAX_SEARCH + " characters long; got " + search.length());
    }
    SearchQuery unused = query(search);
  }

  /**
   * Makes an alert of what a file or a program wrote.
   *
   * @throws IllegalArgumentException if a value breaks a rule, which the message names
   */
  public static Alert of(String id, String search, String webhook, String mail) {
    if (webhook.isBlank() == mail.isBlank()) {
      throw new IllegalArgumentException("an alert must have either a webhook or a mail address");
    }
    String bare = search.strip().replaceFirst("^\\?", "");
    return new Alert(
        id,
        bare,
        mail.isBlank() ? new Webhook(URI.create(webhook.strip())) : new Mail(mail.strip()));
  }

  /** Returns the question that open postings are asked; whether they are open is no part of it. */
  SearchQuery query() {
    SearchQuery query = query(search);
    return query.with(query.filter().with(Facet.OPEN));
  }

  /** Returns the words of the question, for people; empty if it is filters alone. */
  String words() {
    return query(search).question().written();
  }

  private static SearchQuery query(String search) {
    return SearchParameters.read(Parameters.of(search, SearchParameters.NAMES).requireKnown());
  }
}
