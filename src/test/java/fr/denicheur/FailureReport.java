package fr.denicheur;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * Prints every test or class that fails, with its stack trace, as soon as it fails. Surefire would
 * print a line on each class that passes as well. JUnit finds this class by its service file.
 */
public final class FailureReport implements TestExecutionListener {
  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (result.getStatus() == Status.FAILED) {
      StringWriter report = new StringWriter();
      report
          .append("FAILED: ")
          .append(test.getUniqueId())
          .append(' ')
          .append(test.getDisplayName());
      report.append('\n');
      result.getThrowable().ifPresent(fault -> fault.printStackTrace(new PrintWriter(report)));
      System.err.println(report);
    }
  }
}
