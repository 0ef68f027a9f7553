package fr.denicheur.posting;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/**
 * Any number of postings of plausible length and wording, the same for the same seed: for
 * measurements that need more than there are.
 *
 * <p>They recombine sentences of our own; what a publisher says in all its postings is in them too.
 */
public final class GeneratedPostings {
  private static final Map<String, List<String>> SECTIONS = sections();

  private final Random random;

  /** Starts a sequence; the same seed gives the same postings. */
  public GeneratedPostings(long seed) {
    random = new Random(seed);
  }

  /** A posting as its author would write it: front matter and Markdown. */
  public String next() {
    String role = any("roles");
    String product = any("produits");
    return frontMatter(role, product) + body(role, product);
  }

  /** Writes files {@code 000000.md}… of postings into a folder, a thousand a subfolder. */
  public void write(Path folder, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      Path sub =
          Files.createDirectories(folder.resolve(String.format(Locale.ROOT, "%04d", i / 1000)));
      Files.writeString(sub.resolve(String.format(Locale.ROOT, "%06d.md", i)), next());
    }
  }

  private String frontMatter(String role, String product) {
    LocalDate date = LocalDate.of(2016, 1, 1).plusDays(random.nextInt(3600));
    String startup = random.nextInt(6) == 0 ? product + " " + random.nextInt(500) : product;
    return String.join(
        "\n",
        "---",
        "roles: \"" + role + "\"",
        "startup: " + startup,
        "date: " + date,
        "open: " + (random.nextInt(5) == 0) + " # à fermer une fois pourvue",
        "junior: " + (random.nextInt(8) == 0),
        "techno: " + any("technos"),
        "---",
        "",
        "");
  }

  private String body(String role, String product) {
    StringBuilder body = new StringBuilder();
    section(body, "Le contexte", "commun", 3);
    section(body, "Le projet : " + product, "contexte", 6);
    section(body, "La mission", "mission", 8);
    section(body, "Ton profil", "profil", 5);
    section(body, "Les modalités", "modalites", 3);
    section(body, "Contactez-nous pour **postuler** !", "commun", 2);
    return body.toString()
        .replace("{role}", role)
        .replace("{produit}", product)
        .replace("{techno}", any("technos"));
  }

  private void section(StringBuilder body, String title, String section, int sentences) {
    body.append("## ").append(title).append("\n\n");
    for (int i = 0; i < sentences; i++) {
      body.append(random.nextInt(3) == 0 ? "* " : "").append(any(section)).append('\n');
    }
    body.append('\n');
  }

  private String any(String section) {
    List<String> lines = Objects.requireNonNull(SECTIONS.get(section), section);
    return lines.get(random.nextInt(lines.size()));
  }

  private static Map<String, List<String>> sections() {
    Map<String, List<String>> sections = new HashMap<>();
    List<String> current = new ArrayList<>();
    for (String line : resource().split("\n", -1)) {
      if (line.startsWith("[")) {
        current = new ArrayList<>();
        sections.put(line.substring(1, line.length() - 1), current);
      } else if (!line.isBlank() && !line.startsWith("#")) {
        current.add(line);
      }
    }
    return sections;
  }

  private static String resource() {
    String name = "/generated/sentences.txt";
    try (InputStream in = GeneratedPostings.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
