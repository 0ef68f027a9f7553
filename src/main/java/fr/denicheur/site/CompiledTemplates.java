package fr.denicheur.site;

import gg.jte.CodeResolver;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.resolve.DirectoryCodeResolver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The classes that templates of a folder become, and ours where it has none of that name.
 *
 * <p>They are kept in memory: a process that ends without notice leaves nothing behind.
 */
final class CompiledTemplates extends ClassLoader {
  private static final String PACKAGE = "gg.jte.generated.own";
  private static final String CLASS = ".class";

  private final Map<String, byte[]> classes = new HashMap<>();

  private CompiledTemplates() {
    super(CompiledTemplates.class.getClassLoader());
  }

  /**
   * Compiles the templates that some pages are made of.
   *
   * @throws gg.jte.TemplateException where one is none
   */
  static TemplateEngine of(Path folder, List<String> pages) throws IOException {
    Path target = Files.createTempDirectory("denicheur-templates");
    try {
      CompiledTemplates compiled = new CompiledTemplates();
      compiled.compile(folder, pages, target);
      // Without a folder it would ask another class loader than this; the folder is empty by then.
      return TemplateEngine.createPrecompiled(target, ContentType.Html, compiled, PACKAGE);
    } finally {
      delete(target);
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes = classes.get(name);
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, bytes, 0, bytes.length);
  }

  private void compile(Path folder, List<String> pages, Path target) throws IOException {
    TemplateEngine engine =
        TemplateEngine.create(
            new OwnOrOurs(folder), target, ContentType.Html, getParent(), PACKAGE);
    engine.setTrimControlStructures(true); // as the build does
    pages.forEach(engine::prepareForRendering);
    try (Stream<Path> files = Files.walk(target)) {
      for (Path file : files.filter(one -> one.toString().endsWith(CLASS)).toList()) {
        classes.put(name(target.relativize(file)), Files.readAllBytes(file));
      }
    }
  }

  private static String name(Path file) {
    String path = file.toString();
    return path.substring(0, path.length() - CLASS.length())
        .replace(file.getFileSystem().getSeparator(), ".");
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(one);
      }
    }
  }

  /** Finds templates in a folder, else among ours. */
  private static final class OwnOrOurs implements CodeResolver {
    private final DirectoryCodeResolver own;

    OwnOrOurs(Path folder) {
      own = new DirectoryCodeResolver(folder);
    }

    @Override
    public @Nullable String resolve(String name) {
      String found = own.resolve(name);
      return found == null ? Theme.bundledTemplate(name).orElse(null) : found;
    }

    /** They are read once, so none is ever newer. */
    @Override
    public long getLastModified(String name) {
      return 0;
    }
  }
}
