package mfa.workflow.process;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A package that holds a given text as {@code bpmn/mfa-unbind.bpmn}, or nothing. */
public final class PackagedFile extends ClassLoader {

  private final String model;

  public PackagedFile(String model) {
    super(null);
    this.model = model;
  }

  @Override
  public InputStream getResourceAsStream(String name) {
    return model == null || !name.equals("bpmn/mfa-unbind.bpmn")
        ? null
        : new ByteArrayInputStream(model.getBytes(StandardCharsets.UTF_8));
  }
}
