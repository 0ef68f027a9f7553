package fr.denicheur.assistant;

import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.server.McpStatelessServerHandler;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpStatelessServerTransport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Hands messages of the protocol, as text, to the server of the SDK, and returns its answers. Any
 * thread may call it once the server was built.
 */
final class MessageBridge implements McpStatelessServerTransport {
  private final McpJsonMapper mapper;
  private volatile @Nullable McpStatelessServerHandler handler;

  MessageBridge(McpJsonMapper mapper) {
    this.mapper = mapper;
  }

  @Override
  public void setMcpHandler(McpStatelessServerHandler server) {
    handler = server;
  }

  @Override
  public Mono<Void> closeGracefully() {
    return Mono.empty(); // no message outlives its request
  }

  /**
   * Answers a message.
   *
   * @return the answer as JSON; empty if the message asks for none
   * @throws UnreadableMessageException if it is no message, or none that a client sends
   */
  Optional<byte[]> answer(String json) {
    McpStatelessServerHandler server = Objects.requireNonNull(handler, "the server is built first");
    try {
      return switch (message(json)) {
        case JSONRPCRequest request ->
            Optional.of(
                mapper.writeValueAsBytes(
                    server.handleRequest(McpTransportContext.EMPTY, request).block()));
        case JSONRPCNotification notification -> {
          server.handleNotification(McpTransportContext.EMPTY, notification).block();
          yield Optional.empty();
        }
        default ->
            throw new UnreadableMessageException("it is neither a request nor a notification");
      };
    } catch (IOException e) {
      throw new IllegalStateException("cannot write an answer as JSON", e);
    }
  }

  /** Answers a message, and a text that is none with the protocol's refusal (JSON-RPC, 5.1). */
  Optional<byte[]> answerOrRefuse(String json) {
    try {
      return answer(json);
    } catch (UnreadableMessageException e) {
      String refusal =
          "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32700,\"message\":\"one line must"
              + " be one message; "
              + e.getMessage()
              + "\"}}";
      return Optional.of(refusal.getBytes(StandardCharsets.UTF_8));
    }
  }

  private JSONRPCMessage message(String json) {
    if (!json.stripLeading().startsWith("{")) { // of "null" the SDK makes an internal error
      throw new UnreadableMessageException("it is no object");
    }
    try {
      return McpSchema.deserializeJsonRpcMessage(mapper, json);
    } catch (IOException | IllegalArgumentException e) {
      throw new UnreadableMessageException("it is no message of JSON-RPC 2.0");
    }
  }

  /** Thrown if a text is no message. */
  static final class UnreadableMessageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableMessageException(String reason) {
      super(reason, null, false, false);
    }
  }
}
