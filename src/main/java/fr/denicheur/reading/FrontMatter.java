package fr.denicheur.reading;

import fr.denicheur.posting.ShortText;
import fr.denicheur.reading.Field.Items;
import fr.denicheur.reading.Field.Nested;
import fr.denicheur.reading.Field.Refused;
import fr.denicheur.reading.Field.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields of a front matter, asked for by name; whatever is not as asked is listed. */
final class FrontMatter {
  /** A name for a tool or a field of work; more is a sentence. */
  static final int MAX_ITEM = 100;

  private final Map<String, Field> fields;
  private final Findings findings;

  private FrontMatter(Map<String, Field> fields, Findings findings) {
    this.fields = fields;
    this.findings = findings;
  }

  /**
   * Keeps the last field of each name. One that was refused takes no other's place, unless it would
   * have said whether the posting is open.
   */
  static FrontMatter of(List<Field> fields, Findings findings) {
    Map<String, Field> byKey = new LinkedHashMap<>();
    for (Field field : fields) {
      boolean isTaken = !(field.value() instanceof Refused) || Keys.isOfOpening(field.key());
      Field earlier =
          isTaken ? byKey.put(field.key(), field) : byKey.putIfAbsent(field.key(), field);
      if (isTaken && earlier != null) {
        findings.add(Rule.KEY_DUPLICATE, field, "", field.key(), earlier.line(), field.line());
      }
    }
    return new FrontMatter(byKey, findings);
  }

  /** Returns the field of this name, if its line is there at all. */
  Optional<Field> field(String key) {
    return Optional.ofNullable(fields.get(key));
  }

  /** Returns a value as one line of at most so many characters; nothing where it is blank. */
  Optional<String> text(String key, int limit) {
    return field(key).flatMap(field -> text(field, limit));
  }

  /** Returns the value of a fact, which a list is not. */
  Optional<String> fact(String key) {
    Optional<Field> field = field(key);
    if (field.isPresent()
        && (field.get().value() instanceof Items || field.get().value() instanceof Nested)) {
      wrongType(field.get(), "une seule valeur");
      return Optional.empty();
    }
    return text(key, Integer.MAX_VALUE);
  }

  /** Returns a list: the items of one, or a text divided at its commas. */
  List<String> list(String key) {
    return field(key).map(this::items).orElse(List.of());
  }

  private Optional<String> text(Field field, int limit) {
    String text =
        switch (field.value()) {
          case Text t -> CleanText.line(t.text());
          case Items items -> {
            wrongType(field, "un texte");
            yield CleanText.line(String.join(", ", items.items()));
          }
          case Nested nested -> {
            wrongType(field, "un texte");
            yield "";
          }
          case Refused refused -> "";
        };
    return text.isEmpty() ? Optional.empty() : Optional.of(cut(field, text, limit));
  }

  private List<String> items(Field field) {
    List<String> items =
        switch (field.value()) {
          case Text text -> divided(text.text());
          case Items list -> list.items();
          case Nested nested -> {
            wrongType(field, "une liste");
            yield List.of();
          }
          case Refused refused -> List.of();
        };
    return items.stream()
        .map(CleanText::line)
        .filter(item -> !item.isEmpty())
        .limit(YamlFields.MAX_ITEMS)
        .map(item -> cut(field, item, MAX_ITEM))
        .toList();
  }

  /** Divides at commas, but not inside brackets: {@code Javascript (React, NodeJS)} is one. */
  private static List<String> divided(String text) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth = Math.max(0, depth + (c == '(' ? 1 : c == ')' ? -1 : 0));
      if (c == ',' && depth == 0) {
        parts.add(text.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(text.substring(start));
    return parts;
  }

  private String cut(Field field, String text, int limit) {
    if (text.length() <= limit) {
      return text;
    }
    findings.add(Rule.VALUE_TOO_LONG, field, text, field.key(), limit);
    return ShortText.of(text, limit);
  }

  private void wrongType(Field field, String expected) {
    String found = field.value() instanceof Items ? "une liste" : "autre chose";
    findings.add(Rule.WRONG_TYPE, field, "", field.key(), expected, found);
  }
}
