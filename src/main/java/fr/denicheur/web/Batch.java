package fr.denicheur.web;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The work of a request that asks several questions. Each waits for a turn of its own, so that a
 * long batch lets others pass, and each counts as a request for the limit of its client.
 *
 * @param questions returns the answer to each; at least one
 * @param whole makes the answer to the request of their answers, in order
 * @param <T> the answer to one question
 */
public record Batch<T>(List<Supplier<T>> questions, Function<List<T>, Answer> whole)
    implements Supplier<Answer> {

  /** Does some work when its turn comes. */
  @FunctionalInterface
  public interface Turns {
    <T> T admit(Supplier<T> work);
  }

  public Batch {
    questions = List.copyOf(questions);
  }

  /** Answers the questions one after another, each in its turn. */
  public Answer inTurns(Turns turns) {
    List<T> answers = new ArrayList<>(questions.size());
    for (Supplier<T> question : questions) {
      answers.add(turns.admit(question));
    }
    return whole.apply(answers);
  }

  /** Answers the questions one after another, without waiting for turns. */
  @Override
  public Answer get() {
    return whole.apply(questions.stream().map(Supplier::get).toList());
  }
}
