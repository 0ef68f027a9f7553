package fr.denicheur.browser;

import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.util.List;

/** Checks the rules of WCAG 2.2, levels A and AA, that a machine can check. */
final class Accessibility {
  private static final List<String> WCAG =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

  private Accessibility() {}

  /** Returns one line for each rule that the open page violates. */
  static List<String> violations(Browser browser) {
    return violations(browser, List.of());
  }

  /**
   * Returns the same without the contrast of colours, which takes most of the time on long pages:
   * for pages whose style sheet is checked on another one.
   */
  static List<String> violationsButContrast(Browser browser) {
    return violations(browser, List.of("color-contrast"));
  }

  @SuppressWarnings("deprecation") // the mode that succeeds it opens a window for each analysis
  private static List<String> violations(Browser browser, List<String> passedOver) {
    return new AxeBuilder()
            .setLegacyMode()
            .withTags(WCAG)
            .disableRules(passedOver)
            .analyze(browser.driver())
            .getViolations()
            .stream()
            .flatMap(rule -> rule.getNodes().stream().map(node -> line(rule, node)))
            .toList();
  }

  private static String line(Rule rule, CheckedNode node) {
    return rule.getId() + ": " + rule.getHelp() + " " + node.getTarget() + " " + node.getHtml();
  }
}
