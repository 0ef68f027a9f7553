package fr.denicheur.engine;

/** How an engine is doing: one of five situations, each with the words that users read. */
public sealed interface EngineState {
  /** The first index is being built; nothing can be asked yet. */
  record Building() implements EngineState {}

  /**
   * Questions are answered, and changes can be made.
   *
   * @param postings how many questions find
   */
  record Ready(int postings) implements EngineState {}

  /**
   * Questions are answered, but no change can be made.
   *
   * @param postings how many questions find
   * @param reason what prevents writing; may name files
   */
  record ReadOnly(int postings, String reason) implements EngineState {}

  /**
   * The old index answers while a new one is built beside it.
   *
   * @param postings how many questions find
   */
  record Rebuilding(int postings) implements EngineState {}

  /**
   * There is an index, but its files cannot be read.
   *
   * @param reason what prevents reading; names files
   */
  record Unreadable(String reason) implements EngineState {}

  /** Whether questions are answered. */
  default boolean isAnswering() {
    return !(this instanceof Building || this instanceof Unreadable);
  }

  /** How many postings questions find. */
  default int postings() {
    return switch (this) {
      case Ready ready -> ready.postings;
      case ReadOnly readOnly -> readOnly.postings;
      case Rebuilding rebuilding -> rebuilding.postings;
      case Building building -> 0;
      case Unreadable unreadable -> 0;
    };
  }

  /**
   * Returns the situation in words, the same wherever it is shown. Only the words of {@link
   * ReadOnly} name files, so they are for operators alone.
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
