package fr.denicheur.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

/**
 * docs/COMMANDS.md names the commands, options, variables and keys that there are, and no others.
 */
class CommandsDocumentTest {
  private static final Pattern OPTION = Pattern.compile("[` ](--[a-z]++(?:-[a-z]++)*+)");
  private static final Pattern COMMAND = Pattern.compile("`\\./denicheur ([a-z]++)");

  @TempDir private Path folder;
  private String page;
  private CommandLine commands;

  @BeforeEach
  void read() throws IOException {
    page = Files.readString(Path.of("docs/COMMANDS.md"));
    commands = Denicheur.commands(Shell.in(folder).surroundings());
  }

  @Test
  void itNamesEveryCommand() {
    Set<String> names = new TreeSet<>();
    shown().forEach(command -> names.add(command.getCommandName()));

    assertThat(found(COMMAND)).isEqualTo(names);
  }

  @Test
  void itNamesEveryOption() {
    Set<String> options = new TreeSet<>();
    for (CommandLine command : shown()) {
      command.getCommandSpec().options().stream()
          .filter(option -> !option.hidden())
          .forEach(option -> options.addAll(Arrays.asList(option.names())));
    }

    assertThat(found(OPTION)).isEqualTo(options);
  }

  @ParameterizedTest
  @EnumSource
  void aSettingHasARowWithItsVariableAndItsKey(Setting setting) {
    String cells =
        String.format(
            Locale.ROOT,
            "^\\| `--%s`[^|\n]*+\\| `%s`[^|\n]*+\\| `%s`[^|\n]*+\\|$",
            setting.key(),
            setting.variable(),
            setting.key());
    Pattern row = Pattern.compile(cells, Pattern.MULTILINE);

    assertThat(page).containsPattern(row);
  }

  /** Returns the commands that the help names. */
  private List<CommandLine> shown() {
    return commands.getSubcommands().values().stream()
        .filter(command -> !command.getCommandSpec().usageMessage().hidden())
        .toList();
  }

  private Set<String> found(Pattern pattern) {
    return pattern
        .matcher(page)
        .results()
        .map((MatchResult result) -> result.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
