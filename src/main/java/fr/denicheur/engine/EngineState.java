package fr.denicheur.engine;

/** The state of an engine: one of five, each with a description that users read. */
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

  /** There is an index, but its files cannot be read. */
  record Unreadable() implements EngineState {}

  /** Whether questions are answered. */
  default boolean isAnswering() {
    return !(this instanceof Building || this instanceof Unreadable);
  }

  /** How many postings searches can find; 0 if no question is answered. */
  default int postings() {
    return 0;
  }

  /**
   * Returns the description, the same wherever it is shown. Only that of {@link ReadOnly} may name
   * files, so it is for operators alone.
   */
  default String words() {
    return switch (this) {
      case Building building -> "the index is being built";
      case Ready ready -> "the index is up to date";
      case ReadOnly readOnly -> "read-only: " + readOnly.reason;
      case Rebuilding rebuilding -> "the index is being rebuilt; the old one answers meanwhile";
      case Unreadable unreadable -> "the index cannot be read at the moment; try again later";
    };
  }
}
