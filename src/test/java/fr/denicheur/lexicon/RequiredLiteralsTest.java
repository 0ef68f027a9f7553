package fr.denicheur.lexicon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a text must hold for a pattern to find something, and where literals are found. */
class RequiredLiteralsTest {
  private static final List<String> PARTS =
      List.of(
          "ab",
          "b?",
          "(?:a|bc)",
          "[ab]",
          "\\w",
          "c*",
          "(?<!a)",
          "(ab|c)?",
          "\\b",
          "b{0,2}",
          "c{1,2}",
          "(?:b+|ac)",
          "\\.",
          "|",
          "^",
          "(?=b)",
          "[^a]",
          "a+?",
          "-?c",
          " ");

  private static final long SEED = Long.getLong("denicheur.seed", System.nanoTime());

  private final Random random = new Random(SEED);

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "cdd                            ; [[cdd]]",
        "\\bcdd\\b|contrat a duree         ; [[cdd, contrat a duree]]",
        "tele-?travail\\w*               ; [[tele-travail, teletravail]]",
        "(?:poste|mission).*(?:€|euros?) ; [[mission, poste], [euro, €]]",
        "x?y?                           ; []",
        "(?:ab|\\d+)                     ; []",
        "[❌✗] non                       ; [[✗ non, ❌ non]]",
        "(?<a>trois) jours?             ; [[trois], [ jour]]",
        "(?<!pas )stage                 ; [[stage]]",
        "\\d{1,2} ?%                     ; [[%]]",
        "[\\p{L}']{3,9} \\(non\\)         ; [[ (non)]]",
      })
  void theyStandInEveryMatch(String pattern, String literals) {
    List<TreeSet<String>> found = RequiredLiterals.of(pattern).stream().map(TreeSet::new).toList();
    assertThat(found).hasToString(literals);
  }

  @Test
  void aPatternWithFlagsIsRefused() {
    assertThatThrownBy(() -> RequiredLiterals.of("(?i)cdd"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void noTextInWhichAPatternFindsSomethingLacksThem() {
    for (int i = 0; i < 20_000; i++) {
      StringBuilder pattern = new StringBuilder();
      for (int part = random.nextInt(1, 6); part > 0; part--) {
        pattern.append(PARTS.get(random.nextInt(PARTS.size())));
      }
      List<Set<String>> literals = RequiredLiterals.of(pattern.toString());
      LiteralFinder finder = new LiteralFinder(literals);
      Pattern compiled = Pattern.compile(pattern.toString());
      for (String text : texts()) {
        BitSet held = finder.in(text);
        assertThat(held).isEqualTo(held(literals, text));
        if (compiled.matcher(text).find()) {
          assertThat(held.cardinality())
              .as("%s in '%s', seed %d", pattern, text, SEED)
              .isEqualTo(literals.size());
        }
      }
    }
  }

  private List<String> texts() {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      StringBuilder text = new StringBuilder();
      for (int letter = random.nextInt(9); letter > 0; letter--) {
        text.append("abc-. ".charAt(random.nextInt(6)));
      }
      texts.add(text.toString());
    }
    return texts;
  }

  private static BitSet held(List<Set<String>> literals, String text) {
    BitSet held = new BitSet();
    for (int i = 0; i < literals.size(); i++) {
      held.set(i, literals.get(i).stream().anyMatch(text::contains));
    }
    return held;
  }
}
