package fr.denicheur.engine;

/** The state of an engine: one of six, each with a description that users read. */
public sealed interface EngineState {
  /** The first index is being built; nothing can be asked yet. */
  record Building() implements EngineState {}

  /**
   * Questions are answered, and changes can be made.
   *
   * @param postings how many postings searches can find
   */
  record Ready(int postings) implements EngineState {}

  /**
   * Questions are answered, and changes can be made, but less safely or more slowly than usual.
   *
   * @param postings how many postings searches can find
   * @param reason what an operator must know; may name machines
   */
  record Weakened(int postings, String reason) implements EngineState {}

  /**
   * Questions are answered, but no change can be made.
   *
   * @param postings how many postings searches can find
   * @param reason what prevents writing; may name files
   */
  record ReadOnly(int postings, String reason) implements EngineState {}

  /**
   * The old index answers while a new one is built beside it.
   *
   * @param postings how many postings searches can find
   */
  record Rebuilding(int postings) implements EngineState {}

  /**
   * There is an index, but it cannot be read.
   *
   * @param reason what prevents that; may name machines; empty if there is no more to say
   */
  record Unreadable(String reason) implements EngineState {
    public Unreadable() {
      this("");
    }
  }

  /** Whether questions are answered and changes can be made. */
  default boolean isWritable() {
    return this instanceof Ready || this instanceof Weakened;
  }

  /** Whether questions are answered. */
  default boolean isAnswering() {
    return !(this instanceof Building || this instanceof Unreadable);
  }

  /** How many postings searches can find; 0 if no question is answered. */
  default int postings() {
    return 0;
  }

  /**
   * Returns the description for operators. Those of {@link ReadOnly}, {@link Weakened} and {@link
   * Unreadable} may name files or machines.
   */
  default String words() {
    return switch (this) {
      case Building building -> "the index is being built";
      case Ready ready -> "the index is up to date";
      case Weakened weakened -> "weakened: " + weakened.reason;
      case ReadOnly readOnly -> "read-only: " + readOnly.reason;
      case Rebuilding rebuilding -> "the index is being rebuilt; the old one answers meanwhile";
      case Unreadable unreadable ->
          unreadable.reason.isEmpty()
              ? publicWords()
              : "the index cannot be read: " + unreadable.reason;
    };
  }

  /** Returns the description for anyone while no question is answered. */
  default String publicWords() {
    return this instanceof Unreadable
        ? "the index cannot be read at the moment; try again later"
        : words();
  }
}
