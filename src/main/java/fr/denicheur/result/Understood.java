package fr.denicheur.result;

import fr.denicheur.posting.Condition;
import fr.denicheur.posting.RoleFamily;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an engine understood of a question.
 *
 * @param truncated whether the question was too long and its end was not searched
 * @param correction other spelling that was searched or is proposed; {@code null} if there is none
 * @param trade the trade that the question names; {@code null} if it names none
 * @param missingTrade the words that name a trade, if no posting recruits for it; else {@code null}
 * @param conditions what was read as a condition, in the order of the question; the text of each is
 *     the part of the question that it was read in
 */
public record Understood(
    boolean truncated,
    @Nullable Correction correction,
    @Nullable RoleFamily trade,
    @Nullable String missingTrade,
    List<Condition> conditions) {
  /** Nothing beyond the words. */
  public static final Understood WORDS = new Understood(false, null, null, null, List.of());

  public Understood {
    conditions = List.copyOf(conditions);
  }

  /** Returns the words of the conditions, once if several were excluded together. */
  public List<String> conditionTexts() {
    return conditions.stream().map(Condition::text).distinct().toList();
  }

  /** Returns the words that were searched: those typed, unless a correction was applied. */
  public String searched(String typed) {
    return correction != null && correction.applied() ? correction.query() : typed;
  }
}
