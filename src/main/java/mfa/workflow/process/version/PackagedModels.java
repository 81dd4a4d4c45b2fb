package mfa.workflow.process.version;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The files of the processes that came with the product. */
@ApplicationScoped
public class PackagedModels {

  /** Finds them, below {@code bpmn/}. */
  public ClassLoader files() {
    return PackagedModels.class.getClassLoader();
  }

  public byte[] file(String process) {
    return file(files(), process);
  }

  /**
   * @throws IllegalStateException if there is no such file
   */
  public static byte[] file(ClassLoader files, String process) {
    String path = "bpmn/" + Versions.fileName(process);
    try (InputStream file = files.getResourceAsStream(path)) {
      if (file == null) {
        throw new IllegalStateException("The package has no " + path);
      }
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
