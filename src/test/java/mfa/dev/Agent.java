package mfa.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Packs a class that consists of one file as an agent, as {@code -javaagent} wants it. */
final class Agent {

  private Agent() {}

  /** Writes the jar into the directory, and returns the option for the JVM that is to have it. */
  static String option(Class<?> agent, Path directory) {
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Premain-Class", agent.getName());
    var classFile = agent.getName().replace('.', '/') + ".class";
    var jar = directory.resolve(agent.getSimpleName() + ".jar");
    try (var source = agent.getClassLoader().getResourceAsStream(classFile);
        var target = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      target.putNextEntry(new JarEntry(classFile));
      source.transferTo(target);
      target.closeEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "-javaagent:" + jar;
  }
}
