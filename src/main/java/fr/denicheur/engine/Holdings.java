package fr.denicheur.engine;

import fr.denicheur.posting.PostingId;
import java.util.Map;
import java.util.Set;

/**
 * What an index holds when a run of changes begins.
 *
 * @param held the fingerprint of every posting that need not be put again
 * @param answering the ids that searches find until the next {@link PostingKeeper#publish}; if they
 *     cannot be read any more, the ids that the index held when a run last began
 * @param state the state of the engine after the repair
 */
public record Holdings(
    Map<PostingId, Fingerprint> held, Set<PostingId> answering, EngineState state) {

  /** Whether the index is new and empty, so that every posting must be put. */
  public boolean isFromNothing() {
    return held.isEmpty() && !isInStep();
  }

  /** Whether searches find exactly what is held; if not, the run must publish in any case. */
  public boolean isInStep() {
    return state.isWritable();
  }

  /** The ids of the postings that are expected to have a file. */
  public Set<PostingId> expected() {
    return isFromNothing() ? answering : held.keySet();
  }
}
