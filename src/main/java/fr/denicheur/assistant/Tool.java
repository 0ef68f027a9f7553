package fr.denicheur.assistant;

import fr.denicheur.engine.EngineUnavailableException;
import fr.denicheur.engine.TimeLimitException;
import fr.denicheur.query.InvalidQueryException;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ToolAnnotations;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A tool that an assistant may call: it reads, and changes nothing. Any thread may call it. */
abstract class Tool {
  private static final Logger LOG = LoggerFactory.getLogger(Tool.class);

  private final McpSchema.Tool described;
  private final List<String> names;

  /**
   * @param name the name that assistants call
   * @param title what people see
   * @param description what it does, for the assistant
   * @param properties the JSON Schema of each argument
   * @param required the arguments that must be given
   */
  Tool(
      String name,
      String title,
      String description,
      Map<String, Object> properties,
      List<String> required) {
    this.names = List.copyOf(properties.keySet());
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("properties", properties);
    schema.put("required", required);
    schema.put("additionalProperties", false);
    this.described =
        McpSchema.Tool.builder(name, schema)
            .title(title)
            .description(description)
            .annotations(new ToolAnnotations(title, true, false, true, false, null))
            .build();
  }

  /** Returns the description that assistants read. */
  McpSchema.Tool described() {
    return described;
  }

  /** Answers a call; a refusal is an answer too, marked as an error. */
  CallToolResult answer(@Nullable Map<String, Object> arguments) {
    try {
      Arguments read = Arguments.of(arguments == null ? Map.of() : arguments, names);
      return said(text(read), false);
    } catch (InvalidQueryException e) {
      return said("Refused: " + e.getMessage(), true);
    } catch (TimeLimitException e) {
      return said("Not answered: " + e.getMessage() + "; ask a simpler question.", true);
    } catch (EngineUnavailableException e) {
      LOG.warn("could not answer the tool {} from the index: {}", described.name(), e.getMessage());
      return said("Not answered: " + e.publicReason() + "; try again later.", true);
    }
  }

  private static CallToolResult said(String text, boolean isError) {
    return CallToolResult.builder().addTextContent(text).isError(isError).build();
  }

  /**
   * Returns the answer in words.
   *
   * @throws InvalidQueryException if an argument is wrong
   */
  abstract String text(Arguments arguments);
}
