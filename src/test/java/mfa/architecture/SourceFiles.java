package mfa.architecture;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;

/** Java sources, parsed by the compiler: comments and strings cannot be mixed up. */
public final class SourceFiles {

  private static final Path ROOT = Path.of("src/main/java");

  /** One parsed file. */
  public record Source(String name, CompilationUnitTree tree) {}

  private SourceFiles() {}

  /** The production sources. */
  public static List<Source> all() {
    return below(ROOT);
  }

  /** Those of the tests. */
  static List<Source> ofTests() {
    return below(Path.of("src/test/java"));
  }

  /** Those of the pages: shell and every {@code ui}. */
  static List<Source> ofPages() {
    return all().stream()
        .filter(source -> source.name().matches("mfa/(shell|([a-z]+/)+ui)/.*"))
        .toList();
  }

  private static List<Source> below(Path root) {
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var tree = Files.walk(root);
        var files = compiler.getStandardFileManager(null, null, null)) {
      var paths = tree.filter(path -> path.toString().endsWith(".java")).sorted().toList();
      var units = files.getJavaFileObjectsFromPaths(paths);
      var task = (JavacTask) compiler.getTask(null, files, null, null, null, units);
      List<Source> sources = new ArrayList<>();
      for (CompilationUnitTree unit : task.parse()) {
        Path path = Path.of(unit.getSourceFile().toUri());
        sources.add(new Source(root.toAbsolutePath().relativize(path).toString(), unit));
      }
      return sources;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
