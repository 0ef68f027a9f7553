package fr.denicheur.site;

import gg.jte.CodeResolver;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.resolve.DirectoryCodeResolver;
import gg.jte.resolve.ResourceCodeResolver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compiles the owner's templates, and the bundled ones that the owner does not replace.
 *
 * <p>The classes stay in memory, so a process that is killed leaves no file behind.
 */
final class CompiledTemplates extends ClassLoader {
  private static final String PACKAGE = "gg.jte.generated.own";
  private static final String CLASS = ".class";

  private final Map<String, byte[]> classes = new HashMap<>();
  private final Set<String> used;

  private CompiledTemplates(Set<String> used) {
    super(CompiledTemplates.class.getClassLoader());
    this.used = used;
  }

  /**
   * Compiles some templates and those they call.
   *
   * @param folder the owner's templates
   * @param pages the file names of the templates to compile, such as {@code search.jte}
   * @param used takes the file names of all templates that were compiled
   * @throws gg.jte.TemplateException if one does not compile
   */
  static TemplateEngine of(Path folder, List<String> pages, Set<String> used) throws IOException {
    Path target = Files.createTempDirectory("denicheur-templates");
    try {
      CompiledTemplates compiled = new CompiledTemplates(used);
      compiled.compile(folder, pages, target);
      // Given no folder, jte would ignore this class loader; the folder is empty when jte reads it.
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
        TemplateEngine.create(sources(folder), target, ContentType.Html, getParent(), PACKAGE);
    engine.setTrimControlStructures(true); // as the build does
    pages.forEach(engine::prepareForRendering);
    try (Stream<Path> files = Files.walk(target)) {
      for (Path file : files.filter(one -> one.toString().endsWith(CLASS)).toList()) {
        classes.put(name(target.relativize(file)), Files.readAllBytes(file));
      }
    }
  }

  private CodeResolver sources(Path folder) {
    CodeResolver own = new DirectoryCodeResolver(folder);
    CodeResolver bundled = new ResourceCodeResolver("fr/denicheur/site/templates", getParent());
    return new CodeResolver() {
      @Override
      public @Nullable String resolve(String name) {
        used.add(name); // if neither has it, jte refuses the template that calls it
        String found = own.resolve(name);
        return found == null ? bundled.resolve(name) : found;
      }

      @Override
      public long getLastModified(String name) {
        return 0; // each template is read once, so no version is newer
      }
    };
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
}
