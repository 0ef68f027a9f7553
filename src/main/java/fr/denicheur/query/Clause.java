package fr.denicheur.query;

/** One part of a question: a text that a posting should or must not hold, and in which fields. */
public record Clause(Kind kind, Scope scope, boolean excluded, String text) {

  /** How an engine looks for the text of a clause. */
  public enum Kind {
    /** One word; a posting ranks higher the more of a question's words it holds. */
    WORD,
    /** Words in this order, next to one another; a posting must hold them. */
    PHRASE,
    /** The beginning of a word, at least {@link QuestionParser#MIN_PREFIX} characters. */
    PREFIX
  }

  /** The fields to search. A posting must meet every clause that names a field. */
  public enum Scope {
    /** Every searched field. */
    ANYWHERE,
    /** The posting's title or role ({@code titre:}). */
    TITLE,
    /** The role family, by its id, or else words of the role ({@code role:}). */
    ROLE,
    /** The startup, by its slug, or else words of its name ({@code startup:}). */
    STARTUP
  }

  public Clause {
    if (text.isBlank()) {
      throw new IllegalArgumentException("a clause must hold text; got a blank one");
    }
  }

  /** Whether this is a free word: one that a posting may lack. */
  public boolean isFree() {
    return isWord() && !excluded;
  }

  /** Whether this is a word, free or excluded, and neither a phrase nor the like. */
  boolean isWord() {
    return kind == Kind.WORD && scope == Scope.ANYWHERE;
  }

  /** Returns this clause with another text. */
  public Clause with(String other) {
    return new Clause(kind, scope, excluded, other);
  }
}
