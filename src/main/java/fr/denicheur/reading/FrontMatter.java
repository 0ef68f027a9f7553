package fr.denicheur.reading;

import fr.denicheur.posting.ShortText;
import fr.denicheur.reading.Field.Items;
import fr.denicheur.reading.Field.Text;
import fr.denicheur.reading.Field.Unusable;
import fr.denicheur.reading.text.CleanText;
import fr.denicheur.reading.text.Leftovers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Returns the fields of a front matter by name, and lists a problem if one has the wrong type. It
 * notes which fields were asked for; the others are text.
 */
final class FrontMatter {
  private final Map<String, Field> fields;
  private final Findings findings;
  private final Set<String> asked = new HashSet<>();
  private final Set<Field> listed = new HashSet<>();

  private FrontMatter(Map<String, Field> fields, Findings findings) {
    this.fields = fields;
    this.findings = findings;
  }

  /**
   * Keeps the last field of each name. A refused field replaces no earlier one, unless its name
   * says that it decides whether the posting is published or open.
   */
  static FrontMatter of(List<Field> fields, Findings findings) {
    Map<String, Field> byKey = new LinkedHashMap<>();
    for (Field field : fields) {
      boolean isTaken = !isRefused(field) || Keys.isDeciding(field.key());
      Field earlier =
          isTaken ? byKey.put(field.key(), field) : byKey.putIfAbsent(field.key(), field);
      if (isTaken && earlier != null) {
        findings.add(Rule.KEY_DUPLICATE, field, "", field.key(), earlier.line(), field.line());
      }
    }
    return new FrontMatter(byKnownName(byKey), findings);
  }

  /** Names fields as they are asked for; a second name does not replace the first. */
  private static Map<String, Field> byKnownName(Map<String, Field> written) {
    Map<String, Field> named = new LinkedHashMap<>();
    written.forEach((key, field) -> {
      String name = Keys.known(key);
      boolean isFree = name.equals(key) || !(written.containsKey(name) || named.containsKey(name));
      named.put(isFree ? name : key, isFree ? field.named(name) : field);
    });
    return named;
  }

  private static boolean isRefused(Field field) {
    return field.value() instanceof Unusable value && value.isRefused();
  }

  /** Returns the field of this name, whatever its value. */
  Optional<Field> field(String key) {
    asked.add(key);
    return Optional.ofNullable(fields.get(key));
  }

  /** Returns the fields that a reader understands; the others stay text for people. */
  List<Field> understood(Predicate<Field> isUnderstood) {
    List<Field> understood = fields.values().stream().filter(isUnderstood).toList();
    understood.forEach(field -> asked.add(field.key()));
    return understood;
  }

  /** Returns a value as one line, cut to a number of characters; nothing if it is blank. */
  Optional<String> text(String key, int limit) {
    return field(key).flatMap(field -> text(field, limit));
  }

  /** Returns a value that must be a single one. */
  Optional<String> fact(String key) {
    Optional<Field> field = field(key);
    if (field.isPresent() && !(field.get().value() instanceof Text) && !isRefused(field.get())) {
      wrongType(field.get(), "une seule valeur");
      return Optional.empty();
    }
    return text(key, Integer.MAX_VALUE);
  }

  /** Returns the fields that were not asked for and say something, as one line each. */
  Map<Field, String> others() {
    Map<Field, String> others = new LinkedHashMap<>();
    fields.forEach((key, field) -> {
      String text = line(field.value().shown());
      if (!asked.contains(key) && !text.isEmpty() && !Day.isNull(text) && !isRefused(field)) {
        others.put(field, cut(field, text, PostingReader.MAX_OTHER));
      }
    });
    return others;
  }

  /** Returns the items of a list. A text counts as a list and is divided at its commas. */
  List<String> list(String key) {
    return field(key).map(this::items).orElse(List.of());
  }

  private Optional<String> text(Field field, int limit) {
    String text =
        switch (field.value()) {
          case Text t -> line(t.text());
          case Items items -> {
            if (!Keys.mayBeSeveral(field.key())) {
              wrongType(field, "un texte");
            }
            yield line(String.join(", ", items.items()));
          }
          case Unusable value -> {
            wrongType(field, "un texte");
            yield "";
          }
        };
    return text.isEmpty() ? Optional.empty() : Optional.of(cut(field, text, limit));
  }

  /** Returns a value as one line, without what a site generator would have replaced in it. */
  private static String line(String value) {
    return CleanText.line(Leftovers.withoutTags(value));
  }

  private List<String> items(Field field) {
    List<String> items =
        switch (field.value()) {
          case Text text -> divided(text.text());
          case Items list -> list.items();
          case Unusable value -> {
            wrongType(field, "une liste");
            yield List.of();
          }
        };
    return items.stream()
        .map(FrontMatter::line)
        .filter(item -> !item.isEmpty())
        .limit(PostingReader.MAX_ITEMS)
        .map(item -> cut(field, item, PostingReader.MAX_ITEM))
        .toList();
  }

  /** Divides at commas outside brackets: {@code Javascript (React, NodeJS)} is one item. */
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
    findings.add(Rule.VALUE_TOO_LONG, field, text, field.written(), limit);
    return ShortText.of(text, limit);
  }

  private void wrongType(Field field, String expected) {
    if (isRefused(field) || !listed.add(field)) {
      return; // it is listed
    }
    String found = field.value() instanceof Items ? "une liste" : "autre chose";
    findings.add(Rule.WRONG_TYPE, field, "", field.written(), expected, found);
  }
}
