package mfa.workflow.process;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The package with a given text as {@code bpmn/mfa-unbind.bpmn}, or with nothing at all. */
public final class PackagedFile extends ClassLoader {

  private final String model;

  public PackagedFile(String model) {
    super(null);
    this.model = model;
  }

  @Override
  public InputStream getResourceAsStream(String name) {
    if (model == null) {
      return null;
    }
    return name.equals("bpmn/mfa-unbind.bpmn")
        ? new ByteArrayInputStream(model.getBytes(StandardCharsets.UTF_8))
        : PackagedFile.class.getClassLoader().getResourceAsStream(name);
  }
}
