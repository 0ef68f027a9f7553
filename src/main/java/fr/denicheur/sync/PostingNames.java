package fr.denicheur.sync;

import fr.denicheur.french.InclusiveWriting;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Recognizes the file names of postings, and removes their extensions. */
final class PostingNames {
  private static final List<String> EXTENSIONS = List.of(".md", ".markdown", ".txt");

  private static final Pattern LEFTOVER =
      Pattern.compile(
          "^(?:\\..*|.*~|#.*#|4913|.*\\.(?:tmp|bak|orig|swp|swo|part|crdownload))$",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** The extension after the last dot of {@code report.pdf}; a longer word is no extension. */
  private static final Pattern EXTENSION =
      Pattern.compile("\\.([a-z][a-z0-9]{1,4}|7z)$", Pattern.CASE_INSENSITIVE);

  private PostingNames() {}

  /**
   * Whether a file of this name is ignored silently: it is hidden, a README, or left by an editor.
   */
  static boolean isPassedOver(String name) {
    return LEFTOVER.matcher(name).matches()
        || name.toUpperCase(Locale.ROOT).startsWith("README")
        || (!hasPostingExtension(name) && hasOtherExtension(name));
  }

  /** Returns a name without {@code .md}, {@code .markdown} or {@code .txt}. */
  static String withoutExtension(String name) {
    for (String extension : EXTENSIONS) {
      int end = name.length() - extension.length();
      if (end > 0 && name.regionMatches(true, end, extension, 0, extension.length())) {
        return name.substring(0, end);
      }
    }
    return name;
  }

  private static boolean hasPostingExtension(String name) {
    return withoutExtension(name).length() < name.length();
  }

  /** The last dot of {@code un.developpeur.se} is inclusive writing and begins no extension. */
  private static boolean hasOtherExtension(String name) {
    var extension = EXTENSION.matcher(name);
    return extension.find() && !InclusiveWriting.isEnding(extension.group(1));
  }
}
