package fr.denicheur.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import fr.denicheur.posting.Posting;
import fr.denicheur.reading.text.MarkdownText;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads files that are broken, far too large, or made to do harm. */
class HostileFilesTest {
  /** 5 s of processor time, which a busy machine does not lengthen; each file needs under 1 s. */
  private static final Duration SOON = Duration.ofSeconds(5);

  /** The wall-clock time after which a read that hangs fails. */
  private static final Duration FAR = Duration.ofMinutes(1);

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  @BeforeAll
  static void warmUp() {
    TestReader.read("x", "---\ntitle: a\n---\n# Texte");
  }

  @ParameterizedTest
  @Tag("E1")
  @ValueSource(strings = {"ISO-8859-1", "windows-1252", "x-MacRoman"})
  void anotherEncodingIsListedWithItsFirstByte(String charset) {
    byte[] bytes = "---\ntitle: été\n---\n".getBytes(Charset.forName(charset));
    ReadPosting read = TestReader.read("x", bytes);
    assertThat(read.posting()).isEmpty();
    Problem problem = read.withoutAdvice().problems().getFirst();
    assertThat(problem.rule()).isEqualTo("not-utf-8");
    assertThat(problem.message()).contains("not UTF-8 at byte 11");
    assertThat(problem.line()).isEqualTo(2);
    assertThat(problem.isFatal()).isTrue();
  }

  @ParameterizedTest
  @Tag("E2")
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "x-UTF-16LE-BOM"})
  void utf16IsListed(String charset) {
    byte[] bytes = "---\ntitle: été à la ferme\n---\nBonjour".getBytes(Charset.forName(charset));
    ReadPosting read = TestReader.read("x", bytes);
    assertThat(read.posting()).isEmpty();
    assertThat(read.withoutAdvice().problems()).extracting(Problem::rule).containsExactly("utf-16");
  }

  @Test
  @Tag("Y11")
  void aLoneSurrogateIsNotUtf8() {
    byte[] bytes = {'a', (byte) 0xED, (byte) 0xA0, (byte) 0x80};
    assertThat(TestReader.read("x", bytes).withoutAdvice().problems().getFirst().message())
        .contains("byte 1");
  }

  @Test
  @Tag("F4")
  void aMebibyteIsReadAndOneByteMoreIsNot() {
    byte[] bytes = "a".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
    assertThat(TestReader.read("x", bytes).posting()).isPresent();
    ReadPosting more = TestReader.read("x", new byte[(1 << 20) + 1]);
    assertThat(more.posting()).isEmpty();
    assertThat(more.withoutAdvice().problems())
        .extracting(Problem::rule)
        .containsExactly("file-too-large");
  }

  /** Form NFC makes three characters of each character. */
  @ParameterizedTest
  @ValueSource(ints = {100_000, 200_000, 262_144})
  @Tag("F4")
  void aTextThatGrowsInFormNfcIsRead(int characters) {
    ReadPosting read = soon("\ud834\udd60".repeat(characters));
    assertThat(read.posting().orElseThrow().text()).startsWith("\ud834");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sub/ ", "sub/\u200b", "sub/-", "2021-12-09"})
  @Tag("F17")
  void anInvisibleNameStillGivesATitle(String name) {
    assertThat(TestReader.read(name, "Texte").posting().orElseThrow().title()).isNotBlank();
  }

  /** Each removed mark of a comment lets the next one appear. */
  @Test
  @Tag("H29")
  void commentsInCommentsAreReadSoon() {
    ReadPosting read = soon("Texte " + "<!".repeat(100_000) + "--".repeat(100_000));
    assertThat(read.posting().orElseThrow().text()).startsWith("Texte");
  }

  static List<String> multiplying() {
    return List.of(
        "[a]: " + "x".repeat(250_000) + "\n\n" + "[a]".repeat(85_000),
        "![a]: x\n[a]: " + "x".repeat(500_000) + "\n\n" + "![a]".repeat(120_000),
        "\ud834\udd85".repeat(131_072) + "\ud834\udd7b".repeat(131_072),
        "\u302e\u0323".repeat(200_000),
        "---\n{" + "a,".repeat(32_000) + "}\n---\nTexte",
        "---\n{" + "a,".repeat(32_000) + " # \n---\nTexte",
        "[a](https:?)".repeat(87_000),
        "#\n".repeat(250_000),
        "|a".repeat(1000) + "|\n" + "|-".repeat(1000) + "|\n" + "b\n".repeat(990),
        "|a".repeat(1000) + "|\n" + "|-".repeat(1000) + "|\n" + "b\n".repeat(100_000));
  }

  /** Each file is short or ordinary, and asks for work that grows with the square of its size. */
  @ParameterizedTest
  @MethodSource("multiplying")
  @Tag("H29")
  void filesThatAskForQuadraticWorkAreReadAndShownSoon(String file) {
    Posting posting = soon(file).posting().orElseThrow();
    String html = soon(() -> MarkdownText.of(posting.markdown()).html(2));
    assertThat(html.length()).isLessThan(20 * PostingReader.MAX_FILE_BYTES);
  }

  /** The YAML parser throws another exception at this number. */
  @Test
  @Tag("Y11")
  void aCharacterBeyondUnicodeIsListed() {
    ReadPosting read = soon("---\ntitle: \"a\\UFFFFFFFF\"\nstartup: lapins\n---\nTexte");
    assertThat(read.withoutAdvice().problems()).extracting(Problem::rule).contains("yaml-syntax");
    assertThat(read.posting().orElseThrow().startup().slug()).isEqualTo("lapins");
  }

  @Test
  @Tag("Y4")
  void frontMatterOverItsLimitIsNotReadButTheTextIs() {
    String fields = "titre: x\n".repeat(64 * 1024 / 9 + 2);
    ReadPosting read = TestReader.read("2021-12-09-x", "---\ntitle: a\n" + fields + "---\nTexte");
    assertThat(read.withoutAdvice().problems())
        .extracting(Problem::rule)
        .contains("front-matter-too-long");
    assertThat(read.posting().orElseThrow().text()).isEqualTo("Texte");
    assertThat(read.posting().orElseThrow().date()).hasToString("2021-12-09");
  }

  @Test
  @Tag("Y1")
  void anAliasBombIsRefusedAtOnce() {
    StringBuilder bomb = new StringBuilder("---\na0: &a0 [x,x,x]\n");
    for (int i = 1; i <= 16; i++) {
      int j = i - 1;
      bomb.append("ai: &ai [*aj,*aj,*aj]\n".replace("i", "" + i).replace("j", "" + j));
    }
    ReadPosting read = soon("bombe: x\n" + bomb + "title: Dompteur\n---\nTexte");
    ReadPosting bombed = soon(bomb + "title: Dompteur\n---\nTexte");
    assertThat(read.posting().orElseThrow().text()).contains("Texte");
    assertThat(bombed.posting().orElseThrow().title()).isEqualTo("Dompteur");
    assertThat(bombed.withoutAdvice().problems().getFirst().message())
        .contains("anchors and aliases are not supported");
  }

  @Test
  @Tag("Y3")
  void deepNestingNamesTheLimit() {
    for (String root : List.of("", "k: ")) {
      ReadPosting read = soon("---\ntitle: a\n" + root + "[".repeat(5000) + "\n---\nTexte");
      assertThat(read.withoutAdvice().problems())
          .extracting(Problem::rule)
          .contains("yaml-too-deep");
      assertThat(read.withoutAdvice().problems().toString()).contains("depth limit 10");
      assertThat(read.posting().orElseThrow().text()).endsWith("Texte");
    }
  }

  @Test
  @Tag("Y3")
  void tenLevelsAreReadAndElevenAreNot() {
    assertThat(soon(nested(9)).withoutAdvice().problems())
        .extracting(Problem::rule)
        .containsExactly("wrong-type");
    assertThat(soon(nested(10)).withoutAdvice().problems())
        .extracting(Problem::rule)
        .contains("yaml-too-deep");
  }

  private static String nested(int lists) {
    return "---\ntitle: a\ntechno: " + "[".repeat(lists) + "]".repeat(lists) + "\n---\nTexte";
  }

  @Test
  void twoHundredTechnologiesAreReadAndTheNextIsNot() {
    assertThat(technologies(200).withoutAdvice().problems()).isEmpty();
    ReadPosting more = technologies(201);
    assertThat(more.withoutAdvice().problems())
        .extracting(Problem::rule)
        .containsExactly("list-too-long");
    assertThat(more.posting().orElseThrow().details().technologies()).hasSize(200);
  }

  private static ReadPosting technologies(int count) {
    return soon("---\ntitle: a\ntechno: [" + "x,".repeat(count) + "]\n---\nTexte");
  }

  @Test
  void titlesAreCutAtThreeHundredCharacters() {
    assertThat(titled(300).withoutAdvice().problems()).isEmpty();
    ReadPosting more = titled(301);
    assertThat(more.withoutAdvice().problems())
        .extracting(Problem::rule)
        .containsExactly("value-too-long");
    assertThat(more.posting().orElseThrow().title()).hasSize(300);
  }

  private static ReadPosting titled(int length) {
    return soon("---\ntitle: " + "x".repeat(length) + "\n---\nTexte");
  }

  @Test
  @Tag("E7")
  void aWordOfTwentyThousandLettersIsNoFacet() {
    String word = "lapin".repeat(4000);
    String file = "---\ntitle: a\nstartup: MOT\ntechno: MOT\n---\nMOT";
    ReadPosting read = soon(file.replace("MOT", word));
    assertThat(read.posting().orElseThrow().startup().slug()).hasSize(100);
    assertThat(read.posting().orElseThrow().details().technologies().getFirst()).hasSize(100);
    assertThat(read.withoutAdvice().problems())
        .extracting(Problem::rule)
        .contains("value-too-long");
  }

  static List<String> pieces() {
    return List.of(
        "*",
        "_",
        "[",
        "![",
        ">",
        "> ",
        "- ",
        "1. ",
        "`",
        "`a",
        "(",
        "](",
        "<",
        "&",
        "\\",
        "##a\n",
        "|",
        "|a|\n|-|\n",
        "~~a",
        "*a **b",
        "**a_",
        "[a](b",
        "[a]: b\n",
        "<!--",
        "a <!-- ` --> ",
        "<?",
        "<![CDATA[",
        "<a>",
        "<b>",
        "<i><b>",
        "<div>",
        "<div>\n\n",
        "<p>",
        "<table><tr><td>",
        "<script>",
        "<svg>",
        "<https://a",
        "a@b.",
        "http://a.",
        "\u0301",
        "\u0301\u0323",
        "\n",
        " \n",
        "#");
  }

  @ParameterizedTest
  @Tag("H29")
  @MethodSource("pieces")
  void fiftyThousandRepetitionsAreReadSoon(String piece) {
    ReadPosting read = soon("---\ntitle: a\n---\n" + piece.repeat(50_000) + "\n\nfin");
    assertThat(read.posting()).isPresent();
  }

  @ParameterizedTest
  @Tag("H29")
  @ValueSource(
      strings = {
        "[",
        "{",
        "a: ",
        "- ",
        "? ",
        "&a ",
        "*a ",
        "!a ",
        "title: [\n",
        "title: \"x\n",
        "'",
        "\"",
        "k: 'a\n",
        "|\n",
        "a: b: c\n",
        "title: a #b\n",
        "techno: a,\n",
        " ",
        "\t",
        "#"
      })
  void frontMatterFullOfOneSignIsReadSoon(String piece) {
    ReadPosting read = soon("---\n" + piece.repeat(60_000 / piece.length()) + "\n---\nTexte");
    assertThat(read.posting().orElseThrow().text()).endsWith("Texte");
    assertThat(read.withoutAdvice().problems()).hasSizeLessThanOrEqualTo(Findings.MAX + 1);
  }

  private static ReadPosting soon(String content) {
    return soon(() -> TestReader.read("x", content));
  }

  private static <T> T soon(Supplier<T> work) {
    return assertTimeoutPreemptively(
        FAR,
        () -> {
          long begin = THREADS.getCurrentThreadCpuTime();
          T made = work.get();
          assertThat(Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - begin)).isLessThan(SOON);
          return made;
        });
  }
}
