package fr.denicheur.engine;

/**
 * How an engine is doing.
 *
 * @param ready whether it answers from a complete index
 * @param postings how many postings it can find
 * @param reason why it is not ready; empty where it is
 */
public record EngineState(boolean ready, int postings, String reason) {}
