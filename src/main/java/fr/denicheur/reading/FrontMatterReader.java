package fr.denicheur.reading;

import fr.denicheur.reading.PostingFile.Syntax;
import fr.denicheur.reading.text.CleanText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the fields of a front matter as TOML or YAML. If it is not valid YAML, reads it field by
 * field, and a broken field line by line, so that one broken line spoils no other field.
 */
final class FrontMatterReader {
  private static final String NO_SPACE = "il manque une espace après « : »";

  /** A line whose value is indented below it: fields of the field, or a text of several lines. */
  private static final Pattern OPENS_BLOCK = Pattern.compile(": {0,40}(?:[|>][-+0-9]{0,2})?$");

  /** No letter after it is part of an entity, so no text is decoded twice. */
  private static final int LAST_OF_ASCII = 0x7F;

  private final Syntax syntax;
  private final List<String> lines;
  private final int firstLine;
  private final Findings findings;

  private FrontMatterReader(PostingFile file, Findings findings) {
    this.syntax = file.syntax();
    this.lines =
        Arrays.stream(file.frontMatter().split("\n", -1)).map(FrontMatterReader::ordinary).toList();
    this.firstLine = file.frontMatterLine();
    this.findings = findings;
  }

  /** Returns the fields of a file; none if it has no front matter. */
  static FrontMatter read(PostingFile file, Findings findings) {
    List<Field> fields = new FrontMatterReader(file, findings).fields();
    return FrontMatter.of(fields.stream().map(Field::withoutEntities).toList(), findings);
  }

  private List<Field> fields() {
    if (syntax == Syntax.TOML) {
      return TomlFields.read(lines, firstLine, findings);
    }
    try {
      return YamlFields.read(lines, firstLine, findings);
    } catch (RefusedYamlException refusal) {
      return fieldByField(refusal);
    }
  }

  private List<Field> fieldByField(RefusedYamlException refusal) {
    Findings apart = findings.apart();
    List<Field> fields = new ArrayList<>();
    for (int start = 0, end; start < lines.size(); start = end) {
      end = endOfField(start);
      List<String> block = lines.subList(start, end);
      if (!isEmpty(block)) {
        fields.addAll(block(block, firstLine + start, apart));
      }
    }
    boolean isNoFrontMatter = fields.isEmpty() && refusal.rule == Rule.ROOT_NOT_A_MAPPING;
    if (apart.isEmpty() || isNoFrontMatter) {
      findings.add(refusal.rule, refusal.line, refusal.column, "", "l'en-tête", refusal.reason);
    } else {
      findings.addAll(apart);
    }
    return fields;
  }

  private static List<Field> block(List<String> block, int line, Findings findings) {
    try {
      return YamlFields.read(block, line, findings);
    } catch (RefusedYamlException refusal) {
      Optional<Field> field = LooseField.read(block, line, refusal, findings);
      report(refusal, field, findings);
      return field.stream().toList();
    }
  }

  private static void report(
      RefusedYamlException refusal, Optional<Field> field, Findings findings) {
    String value = field.map(found -> found.value().shown()).orElse("");
    String key = field.map(Field::key).orElse("l'en-tête");
    Rule rule = refusal.rule;
    if (rule == Rule.ROOT_NOT_A_MAPPING && field.isPresent()) {
      findings.add(Rule.YAML_SYNTAX, refusal.line, refusal.column, value, key, NO_SPACE);
    } else if (field.isEmpty() && isOfOneLine(rule)) {
      findings.add(Rule.LINE_NOT_UNDERSTOOD, refusal.line, refusal.column, "");
    } else {
      findings.add(rule, refusal.line, refusal.column, value, key, refusal.reason);
    }
  }

  private static boolean isOfOneLine(Rule rule) {
    return rule == Rule.YAML_SYNTAX || rule == Rule.YAML_TAB || rule == Rule.ROOT_NOT_A_MAPPING;
  }

  /** Returns the index of the line that begins the next field. */
  private int endOfField(int start) {
    boolean mayNest = OPENS_BLOCK.matcher(lines.get(start).strip()).find();
    int indent = indent(lines.get(start));
    int end = start + 1;
    while (end < lines.size() && !beginsField(lines.get(end), mayNest, indent)) {
      end++;
    }
    return end;
  }

  /** Whether a line begins a field; many authors indent a field that is part of no other. */
  private static boolean beginsField(String line, boolean mayNest, int indent) {
    return indent(line) > 0
        ? !(mayNest && indent(line) > indent) && Keys.looksLikeField(line)
        : !line.isBlank() && !line.startsWith("-") && !line.startsWith("#") && isOutside(line);
  }

  private static int indent(String line) {
    return line.length() - line.stripLeading().length();
  }

  private static boolean isOutside(String line) {
    return Keys.looksLikeField(line) || !Keys.belongsToField(line);
  }

  private static boolean isEmpty(List<String> block) {
    return block.stream().allMatch(line -> line.isBlank() || line.strip().startsWith("#"));
  }

  /**
   * Replaces spaces of other widths, in which YAML does not see a field, and entities that mean an
   * accented letter, in which YAML sees an anchor. The entities of other characters are read in the
   * values, because a quote or a colon is syntax here.
   */
  private static String ordinary(String written) {
    String line =
        CleanText.withoutEntities(written, c -> Character.isLetter(c) && c > LAST_OF_ASCII);
    StringBuilder out = new StringBuilder(line.length());
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      out.append(c != '\t' && CleanText.isSpace(c) ? ' ' : c);
    }
    return out.toString();
  }
}
