package fr.denicheur.reading;

import fr.denicheur.reading.text.CleanText;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Turns the bytes of a file into text.
 *
 * <p>Only UTF-8 is accepted. The text has no byte order mark and no stray control characters, its
 * lines end in {@code \n}, and it is in Unicode form NFC unless that makes it too long.
 */
final class FileText {
  /** The first words, 4 KiB, show whether a file is in UTF-16. */
  private static final int LOOKED_AT = 4096;

  /**
   * The most accents kept on one letter; no language uses more. Composing an attacker's thousands
   * would take time that grows with the square of their number.
   */
  private static final int MAX_MARKS = 30;

  private final byte[] bytes;
  private final Findings findings;

  private FileText(byte[] bytes, Findings findings) {
    this.bytes = bytes;
    this.findings = findings;
  }

  /**
   * Returns the text. If the bytes are not text in UTF-8, returns nothing and lists the problem.
   */
  static Optional<String> of(byte[] bytes, Findings findings) {
    return new FileText(bytes, findings).decode();
  }

  private Optional<String> decode() {
    if (bytes.length > PostingReader.MAX_FILE_BYTES) {
      findings.add(Rule.FILE_TOO_LARGE, 0, 0, "", bytes.length);
      return Optional.empty();
    }
    Optional<String> wide = utf16();
    if (wide.isPresent()) {
      findings.add(Rule.UTF_16, 0, 0, "", wide.get());
      return Optional.empty();
    }
    return utf8().map(this::tidy);
  }

  private Optional<String> utf16() {
    if (bytes.length >= 2 && (bytes[0] & bytes[1] & 0xFF) == 0xFE && bytes[0] != bytes[1]) {
      return Optional.of("avec marque d'ordre");
    }
    int[] zeros = new int[2];
    int looked = Math.min(bytes.length, LOOKED_AT) & ~1;
    for (int i = 0; i < looked; i++) {
      zeros[i & 1] += bytes[i] == 0 ? 1 : 0;
    }
    boolean isWide = Math.abs(zeros[0] - zeros[1]) > looked / 5 && looked >= 4;
    return isWide ? Optional.of("sans marque d'ordre") : Optional.empty();
  }

  private Optional<String> utf8() {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(in).toString());
    } catch (CharacterCodingException e) {
      reportByte(in.position());
      return Optional.empty();
    }
  }

  private void reportByte(int position) {
    int line = 1;
    for (int i = 0; i < position; i++) {
      line += bytes[i] == '\n' ? 1 : 0;
    }
    String value = String.format(Locale.ROOT, "0x%02X", bytes[position]);
    findings.add(Rule.NOT_UTF_8, line, 0, value, position);
  }

  private String tidy(String decoded) {
    String unmarked = decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded;
    String lines = unmarked.replace("\r\n", "\n").replace('\r', '\n');
    report(Rule.REPLACEMENT_CHARACTER, lines, c -> c == '\uFFFD');
    report(Rule.CONTROL_CHARACTER, lines, CleanText::isStrayControl);
    return composed(kept(lines));
  }

  /** Form NFC takes some characters apart; a text that becomes too long keeps its own form. */
  private static String composed(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    return composed.length() <= PostingReader.MAX_FILE_BYTES ? composed : text;
  }

  /** Lists the first character that breaks a rule, and how many do. */
  private void report(Rule rule, String text, IntPredicate breaksRule) {
    int line = 1;
    int lineStart = 0;
    int count = 0;
    int[] first = new int[3];
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        line++;
        lineStart = i + 1;
      } else if (breaksRule.test(c) && count++ == 0) {
        first = new int[] {line, i - lineStart + 1, c};
      }
    }
    if (count > 0) {
      String code = String.format(Locale.ROOT, "%04X", first[2]);
      findings.add(rule, first[0], first[1], "", count, code);
    }
  }

  private static String kept(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int marks = 0;
    int c;
    for (int i = 0; i < text.length(); i += Character.charCount(c)) {
      c = text.codePointAt(i);
      marks = isMark(c) ? marks + 1 : 0;
      if (c == 0x85 || c == 0x2028 || c == 0x2029) {
        out.append(' ');
      } else if (!CleanText.isStrayControl(c) && marks <= MAX_MARKS) {
        out.appendCodePoint(c);
      }
    }
    return out.toString();
  }

  private static boolean isMark(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
          true;
      default -> false;
    };
  }
}
