package fr.denicheur.browser;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips tests if there is no Chromium, and says so once; fails them if Chromium is required. */
final class ChromiumCondition implements ExecutionCondition {
  private static final String MISSING =
      "SKIPPED, all tests in a browser: install chromium and chromium-driver to run them";

  private static final AtomicBoolean SAID = new AtomicBoolean();

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    boolean required = "required".equals(System.getenv("DENICHEUR_CHROMIUM"));
    if (required || Chromium.isInstalled()) {
      return ConditionEvaluationResult.enabled("Chromium is here, or must be");
    }
    if (!SAID.getAndSet(true)) {
      System.err.println("\n*** " + MISSING + " ***\n");
    }
    return ConditionEvaluationResult.disabled(MISSING);
  }
}
