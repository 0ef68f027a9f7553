package fr.denicheur.cli;

import fr.denicheur.assistant.Assistant;
import fr.denicheur.engine.Engine;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** {@code denicheur mcp}: answers an assistant on standard input and output. */
@Command(
    name = "mcp",
    sortOptions = false,
    description =
        "Answer an assistant on standard input and output (Model Context Protocol); a running"
            + " server does so at /mcp.",
    footer = {
      "",
      "The assistant starts this command itself; docs/ASSISTANTS.md shows how to set it up. The",
      "command ends when its input ends.",
      "",
      "Examples:",
      "  denicheur mcp",
      "  denicheur mcp --postings my-postings --index my-index"
    })
final class McpCommand implements Callable<Integer> {
  private final InputStream in;
  private final OutputStream out;

  @Mixin private final SharedOptions shared;
  @Mixin private final EngineOptions engineOptions = new EngineOptions();
  @Mixin private final SiteOptions site = new SiteOptions();

  McpCommand(Surroundings surroundings) {
    this.shared = new SharedOptions(surroundings);
    this.in = System.in;
    this.out = System.out;
  }

  @Override
  public Integer call() throws IOException {
    try (Engine engine = new Wiring(shared, engineOptions, shared.terminal()).current()) {
      new Assistant(engine, site.settings(shared).baseUrl()).serve(in, out);
    }
    return ExitCode.OK;
  }
}
