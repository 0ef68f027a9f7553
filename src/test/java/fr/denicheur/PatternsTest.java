package fr.denicheur;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No regular expression of ours can be made to work for long. */
class PatternsTest {
  private static final int LENGTH = 50_000;

  /** Each character may be looked at so often; steps, unlike seconds, are the same anywhere. */
  private static final int LOOKS = 200;

  /** Patterns that only see texts of a limited length, and the limit. */
  private static final Map<String, Integer> CAPPED =
      Map.of(
          "InclusiveWriting.LAST_INITIALS", 300, // the longest title that is read
          "InclusiveWriting.ARTICLES", 300,
          "TypedText.STRAY", 100); // the longest text that is completed

  /** Patterns that are asked only whether they are the whole text, and never where they stand. */
  private static final Set<String> WHOLE =
      Set.of(
          "Chunk.TECHNICAL",
          "ClientAddress.LITERAL",
          "JobPosting.ABROAD",
          "LinkTarget.HOST",
          "PostingBody.PARAMETER");

  /** What texts are made of that make patterns try again and again. */
  private static final List<String> PIECES =
      List.of(
          " ",
          "\t",
          "\n",
          "\u00A0",
          "\u200B",
          "\u0301",
          "\u0000",
          "a",
          "A",
          "é",
          "1",
          "0",
          "-",
          "_",
          ".",
          ",",
          ";",
          ":",
          "=",
          "\"",
          "'",
          "’",
          "#",
          "*",
          "+",
          "/",
          "(",
          "[",
          "{",
          "&",
          "@",
          "|",
          "~",
          "%",
          "<",
          "$",
          "a ",
          "un ",
          "a'",
          "a.",
          "a-",
          "a=",
          "a:",
          "a@a.",
          "F/",
          "H / F ",
          "; a=b",
          "; q=0",
          "- ",
          "# ",
          "#a",
          "--- ",
          "2024-01-",
          "1.",
          "::",
          "a·",
          "-e-",
          "(e)",
          "con.",
          "http://",
          "&a ",
          "a (",
          "a, A",
          "F H",
          "=\"",
          " #");

  private static final ImportOption NOT_A_TEST = location -> !location.contains("/test-classes/");

  /** A pattern, where it stands, and how long its texts may be. */
  record Found(String name, Pattern pattern, int length) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static final class TooManySteps extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** A text that counts how often somebody looks at it. */
  private static final class Counted implements CharSequence {
    private final String text;
    private final long[] looks;

    Counted(String text, long[] looks) {
      this.text = text;
      this.looks = looks;
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      if (++looks[0] > (long) LENGTH * LOOKS) {
        throw new TooManySteps();
      }
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new Counted(text.substring(start, end), looks);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  static List<Found> patterns() {
    return new ClassFileImporter()
        .withImportOption(NOT_A_TEST).importPackages("fr.denicheur").stream()
            .map(JavaClass::reflect)
            .flatMap(type -> Stream.of(type.getDeclaredFields()))
            .filter(field -> field.getType() == Pattern.class)
            .filter(field -> Modifier.isStatic(field.getModifiers()))
            .map(PatternsTest::found)
            .toList();
  }

  private static Found found(Field field) {
    String name = field.getDeclaringClass().getSimpleName() + "." + field.getName();
    try {
      field.setAccessible(true);
      return new Found(name, (Pattern) field.get(null), CAPPED.getOrDefault(name, LENGTH));
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(name, e);
    }
  }

  @ParameterizedTest
  @MethodSource("patterns")
  @Tag("H29")
  void fiftyThousandCharactersCostNoPatternManySteps(Found found) {
    for (String piece : PIECES) {
      String text = piece.repeat(found.length() / piece.length());
      assertThat(steps(found, text + "\u0001"))
          .as("%s over '%s'", found.pattern(), piece)
          .isLessThanOrEqualTo((long) LENGTH * LOOKS);
    }
  }

  private static long steps(Found found, String text) {
    long[] looks = {0};
    try {
      Matcher matcher = found.pattern().matcher(new Counted(text, looks));
      boolean goesOn = WHOLE.contains(found.name()) ? matcher.matches() : matcher.find();
      while (goesOn) {
        goesOn = matcher.find();
      }
    } catch (TooManySteps e) {
      return Long.MAX_VALUE;
    }
    return looks[0];
  }
}
