package fr.denicheur.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code mcp} in a process of its own, asked by the client of the SDK. */
class McpCommandTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir private Path folder;

  @Test
  void anAssistantAsksOnStandardInput() throws Exception {
    Shell.in(folder)
        .posting("un.md", "title: Luthière\nopen: true", "Tu répares des violons.")
        .posting("deux.md", "title: Plongeuse", "Tu soudes sous l'eau.");
    ServerParameters command =
        ServerParameters.builder(Path.of(System.getProperty("java.home"), "bin", "java").toString())
            .args(
                "--enable-native-access=ALL-UNNAMED",
                "-Dstdout.encoding=UTF-8",
                "-Ddenicheur.home=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                "fr.denicheur.cli.Denicheur",
                "mcp")
            .build();
    JacksonMcpJsonMapper json = new JacksonMcpJsonMapper(JsonMapper.builder().build());
    try (McpSyncClient client =
        McpClient.sync(new StdioClientTransport(command, json))
            .initializationTimeout(PATIENCE)
            .requestTimeout(PATIENCE)
            .build()) {
      client.initialize();

      assertThat(client.listTools().tools())
          .extracting(Tool::name)
          .containsExactlyInAnyOrder("search", "fetch", "similar");
      assertThat(said(client, "search", Map.of("q", "répare des violons")))
          .startsWith("1 offre correspond")
          .contains("1. Luthière", "- id : un");
      assertThat(said(client, "fetch", Map.of("id", "deux"))).startsWith("FERMÉE");
      assertThat(said(client, "fetch", Map.of("id", "../deux"))).startsWith("Refused: no posting");
    }
  }

  private static String said(McpSyncClient client, String tool, Map<String, Object> arguments) {
    CallToolResult result =
        client.callTool(CallToolRequest.builder(tool).arguments(arguments).build());
    return ((TextContent) result.content().getFirst()).text();
  }
}
