package fr.denicheur.sync;

import fr.denicheur.french.InclusiveWriting;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Recognizes the file names of postings, and removes their extensions. */
final class PostingNames {
  private static final List<String> EXTENSIONS =
      List.of(".md", ".markdown", ".txt", ".mdx", ".html", ".htm");

  private static final Pattern LEFTOVER =
      Pattern.compile(
          "^(?:\\..*|.*~|#.*#|4913|.*\\.(?:tmp|bak|orig|swp|swo|part|crdownload))$",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /**
   * Files that are about a repository or a site (the list page {@code _index.md} of Hugo, the error
   * page {@code 404.html}), by the names that its tools look for: perhaps in a language ({@code
   * CONTRIBUTING.fr.md}) or of a kind ({@code LICENSE-MIT}). A name that may also be that of a
   * trade counts only in capitals, as those files have it.
   */
  private static final Pattern OF_A_REPOSITORY =
      Pattern.compile(
          "(?i:readme).*"
              + "|(?:(?i:license|copying|contributing|contributors|code[-_ ]of[-_ ]conduct|changelog"
              + "|codeowners|(?:pull[-_]request|issue)[-_]template)"
              + "|LICENCE|COPYRIGHT|NOTICE|AUTHORS|MAINTAINERS|GOVERNANCE|SECURITY|SUPPORT|CHANGES"
              + "|HISTORY|NEWS|RELEASE[-_]NOTES|TODO|INSTALL|AGENTS|CITATION|CNAME|_index|404)"
              + "(?:[._-](?:[a-z]{2}|[A-Z0-9][A-Z0-9.-]{0,40}))?");

  /** A file without an extension that a program reads: {@code Dockerfile}, {@code Makefile}. */
  private static final Pattern OF_A_PROGRAM = Pattern.compile("(?i)[a-z]{1,20}file");

  /** The extension after the last dot of {@code report.pdf}; a longer word is no extension. */
  private static final Pattern EXTENSION =
      Pattern.compile("\\.([a-z][a-z0-9]{1,4}|7z)$", Pattern.CASE_INSENSITIVE);

  private PostingNames() {}

  /**
   * Whether a file of this name is ignored silently: it is hidden, left by an editor, about a
   * repository (a README), or of another kind.
   */
  static boolean isPassedOver(String name) {
    return isLeftover(name)
        || OF_A_REPOSITORY.matcher(withoutExtension(name)).matches()
        || OF_A_PROGRAM.matcher(name).matches()
        || (!hasExtension(name) && hasOtherExtension(name));
  }

  /** Returns a name without the extension of a posting. */
  static String withoutExtension(String name) {
    for (String extension : EXTENSIONS) {
      int end = name.length() - extension.length();
      if (end > 0 && name.regionMatches(true, end, extension, 0, extension.length())) {
        return name.substring(0, end);
      }
    }
    return name;
  }

  /** Whether a file of this name is hidden, or left by an editor. */
  static boolean isLeftover(String name) {
    return LEFTOVER.matcher(name).matches();
  }

  /** Returns the kind of a file that is not read: its extension, or else its whole name. */
  static String kind(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0 && !hasExtension(name) ? name.substring(dot).toLowerCase(Locale.ROOT) : name;
  }

  /** Whether a name ends like those of postings. */
  static boolean hasExtension(String name) {
    return withoutExtension(name).length() < name.length();
  }

  /** The last dot of {@code un.developpeur.se} is inclusive writing and begins no extension. */
  private static boolean hasOtherExtension(String name) {
    var extension = EXTENSION.matcher(name);
    return extension.find() && !InclusiveWriting.isEnding(extension.group(1));
  }
}
