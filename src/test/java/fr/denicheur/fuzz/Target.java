package fr.denicheur.fuzz;

/** Something of ours that is fed with what a stranger sends. Used by one thread. */
interface Target extends AutoCloseable {
  /**
   * Takes one input.
   *
   * @throws AssertionError where a promise was broken
   * @throws Exception where something went wrong that must not
   */
  void take(byte[] input) throws Exception;

  @Override
  default void close() {}
}
