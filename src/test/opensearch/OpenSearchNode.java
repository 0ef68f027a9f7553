import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.opensearch.Version;
import org.opensearch.analysis.common.CommonAnalysisModulePlugin;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.index.mapper.MapperExtrasModulePlugin;
import org.opensearch.index.reindex.ReindexModulePlugin;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.plugins.Plugin;
import org.opensearch.plugins.PluginInfo;
import org.opensearch.transport.Netty4ModulePlugin;

/**
 * Starts one node of OpenSearch from jars of Maven Central, for tests and for {@code .ci/run}. The
 * JDK compiles this file when it starts it:
 *
 * <pre>{@code
 * java -Xms512m -Xmx512m --add-modules jdk.incubator.vector --enable-native-access=ALL-UNNAMED \
 *   -cp @target/opensearch.classpath src/test/opensearch/OpenSearchNode.java \
 *   DIR NAME HTTP_PORT TRANSPORT_PORT [HOST [SEEDS MANAGERS]] [SETTING=VALUE ...]
 * }</pre>
 *
 * <p>HOST is 127.0.0.1 by default. SEEDS are the addresses {@code host:port} at which the node
 * looks for the others; MANAGERS are the names of the nodes that form a new cluster. Both are
 * separated by commas; without them the node is a cluster of its own. A SETTING of OpenSearch
 * replaces the one set here, for example {@code
 * cluster.routing.allocation.disk.threshold_enabled=true}.
 *
 * <p>The node prints the line {@code ready} once HTTP answers, logs warnings to {@code
 * DIR/logs/node.log}, and closes on SIGTERM. With {@code -Dends.with.parent=true} it also closes
 * when the process that started it ends, even by SIGKILL.
 */
final class OpenSearchNode extends Node {
  private static final List<Class<? extends Plugin>> PLUGINS =
      List.of(
          Netty4ModulePlugin.class,
          CommonAnalysisModulePlugin.class,
          ReindexModulePlugin.class,
          MapperExtrasModulePlugin.class);

  private static final String LOGGING =
      """
      status = error
      appender.file.type = File
      appender.file.name = file
      appender.file.fileName = FILE
      appender.file.layout.type = PatternLayout
      appender.file.layout.pattern = %d %-5p %c{1} %m%n%ex{3}
      rootLogger.level = warn
      rootLogger.appenderRef.file.ref = file
      """;

  private OpenSearchNode(Environment environment) {
    super(environment, PLUGINS.stream().map(OpenSearchNode::onClassPath).toList(), false);
  }

  public static void main(String[] arguments) throws Exception {
    List<String> settings = Arrays.stream(arguments).filter(word -> word.contains("=")).toList();
    List<String> places = Arrays.stream(arguments).filter(word -> !word.contains("=")).toList();
    if (places.size() != 4 && places.size() != 5 && places.size() != 7) {
      System.err.println(
          "usage: OpenSearchNode DIR NAME HTTP_PORT TRANSPORT_PORT [HOST [SEEDS MANAGERS]]"
              + " [SETTING=VALUE ...]");
      System.exit(2);
    }
    Path folder = Path.of(places.get(0)).toAbsolutePath();
    logTo(folder);
    OpenSearchNode node = new OpenSearchNode(environment(folder, places, settings));
    Runtime.getRuntime().addShutdownHook(new Thread(node::stop));
    if (Boolean.getBoolean("ends.with.parent")) {
      ProcessHandle parent = ProcessHandle.current().parent().orElseThrow();
      parent.onExit().thenRun(() -> System.exit(0));
    }
    node.start();
    System.out.println("ready");
    // All threads of OpenSearch are daemons: without this one the process would end here.
    new CountDownLatch(1).await();
  }

  /** Configures logging; OpenSearch must not have been touched before. */
  private static void logTo(Path folder) throws IOException {
    Path configuration =
        Files.createDirectories(folder.resolve("config")).resolve("log4j2.properties");
    Path log = Files.createDirectories(folder.resolve("logs")).resolve("node.log");
    Files.writeString(configuration, LOGGING.replace("FILE", log.toString()));
    System.setProperty("log4j2.configurationFile", configuration.toUri().toString());
    // Else Log4j closes the file before the node has closed.
    System.setProperty("log4j.shutdownHookEnabled", "false");
  }

  private static Environment environment(
      Path folder, List<String> places, List<String> moreSettings) {
    String host = places.size() > 4 ? places.get(4) : "127.0.0.1";
    Settings.Builder settings =
        Settings.builder()
            .put("cluster.name", "denicheur-tests")
            .put("node.name", places.get(1))
            .put("path.home", folder.toString())
            .put("path.data", folder.resolve("data").toString())
            .put("path.logs", folder.resolve("logs").toString())
            .put("network.host", host)
            .put("http.port", places.get(2))
            .put("transport.port", places.get(3))
            .put("http.type", "netty4")
            .put("transport.type", "netty4")
            // An index made by its first document would have guessed mappings.
            .put("action.auto_create_index", false)
            // Tests must also pass on a disk that is nearly full.
            .put("cluster.routing.allocation.disk.threshold_enabled", false);
    if (places.size() > 5) {
      settings.putList("discovery.seed_hosts", places.get(5).split(",", -1));
      settings.putList("cluster.initial_cluster_manager_nodes", places.get(6).split(",", -1));
    } else {
      settings.put("discovery.type", "single-node");
    }
    for (String setting : moreSettings) {
      int equals = setting.indexOf('=');
      settings.put(setting.substring(0, equals), setting.substring(equals + 1));
    }
    return InternalSettingsPreparer.prepareEnvironment(
        settings.build(), Map.of(), folder.resolve("config"), () -> places.get(1));
  }

  /** Describes a plugin that no folder of plugins holds. */
  private static PluginInfo onClassPath(Class<? extends Plugin> plugin) {
    String name = plugin.getName();
    return new PluginInfo(
        name, "on the class path", "none", Version.CURRENT, "21", name, null, List.of(), false);
  }

  private void stop() {
    try {
      close();
      awaitClose(10, TimeUnit.SECONDS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted while the node closed", e);
    }
  }
}
