package fr.denicheur.algolia;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Marks a test that drives the real clients. It is skipped, with one line on standard error, if
 * they are not installed; it fails instead if {@code DENICHEUR_CLIENTS} is {@code required}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsClients.Condition.class)
public @interface NeedsClients {

  /** Looks for the clients. */
  final class Condition implements ExecutionCondition {
    private static final String MISSING =
        "SKIPPED, all tests with Algolia's clients: run npm ci in src/test/algolia to run them";

    private static final AtomicBoolean SAID = new AtomicBoolean();

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      boolean required = "required".equals(System.getenv("DENICHEUR_CLIENTS"));
      if (required || Clients.areInstalled()) {
        return ConditionEvaluationResult.enabled("the clients are here, or must be");
      }
      if (!SAID.getAndSet(true)) {
        System.err.println("\n*** " + MISSING + " ***\n");
      }
      return ConditionEvaluationResult.disabled(MISSING);
    }
  }
}
