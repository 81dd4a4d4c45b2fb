package mfa.workflow.foreign;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says of a file that it is no model of ours, what it is, and where ours come from.
 *
 * @param key of the texts of a finding
 * @param arguments what stands in both
 */
public record ForeignFile(String key, List<Object> arguments) {

  private static final List<Beginning> BEGINNINGS =
      List.of(
          new Beginning("\u0089PNG", "PNG"),
          new Beginning("\u00ff\u00d8\u00ff", "JPEG"),
          new Beginning("GIF8", "GIF"),
          new Beginning("%PDF", "PDF"),
          new Beginning("PK\u0003\u0004", "ZIP"),
          new Beginning("\u00d0\u00cf\u0011\u00e0", "Microsoft Office"),
          new Beginning("\u001f\u008b", "gzip"),
          new Beginning("{", "JSON"));

  private static final List<Engine> ENGINES =
      List.of(
          new Engine("http://camunda.org/schema/zeebe/1.0", "Camunda 8"),
          new Engine("http://flowable.org/bpmn", "Flowable"),
          new Engine("http://activiti.org/bpmn", "Activiti"),
          new Engine("http://www.jboss.org/drools", "jBPM"),
          new Engine("http://www.bizagi.com/bpmn20", "Bizagi"),
          new Engine("http://www.signavio.com", "Signavio"));

  private static final Pattern NAMESPACE =
      Pattern.compile("\\sxmlns:[\\w.-]+\\s*=\\s*[\"']([^\"']*)[\"']");

  private static final Pattern PLATFORM =
      Pattern.compile("executionPlatform\\s*=\\s*[\"']Camunda Cloud[\"']");

  private static final Pattern ENCODING =
      Pattern.compile("<\\?xml[^>]*\\sencoding\\s*=\\s*[\"']([^\"']*)[\"']");

  /** Where a file says what it was made for; the rest is not looked at. */
  private static final int HEAD = 4096;

  /** What the file is; empty where it may be one of ours. */
  public static Optional<ForeignFile> recognise(byte[] file) {
    if (file.length == 0) {
      return Optional.of(new ForeignFile("finding.file-empty", List.of()));
    }
    String head = new String(file, 0, Math.min(file.length, HEAD), StandardCharsets.ISO_8859_1);
    return kind(head).or(() -> encoding(file, head)).or(() -> engine(head));
  }

  private static Optional<ForeignFile> kind(String head) {
    return BEGINNINGS.stream()
        .filter(beginning -> head.startsWith(beginning.text))
        .findFirst()
        .map(is -> new ForeignFile("finding.file-other-kind", List.of(is.kind)));
  }

  private static Optional<ForeignFile> encoding(byte[] file, String head) {
    Matcher declared = ENCODING.matcher(head);
    boolean isOther = declared.lookingAt() && !declared.group(1).equalsIgnoreCase("UTF-8");
    if (!isOther && isUtf8(file)) {
      return Optional.empty();
    }
    return Optional.of(
        isOther
            ? new ForeignFile("finding.file-encoding-declared", List.of(declared.group(1)))
            : new ForeignFile("finding.file-encoding", List.of()));
  }

  private static boolean isUtf8(byte[] file) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static Optional<ForeignFile> engine(String head) {
    if (PLATFORM.matcher(head).find()) {
      return Optional.of(of(ENGINES.getFirst()));
    }
    List<String> namespaces =
        NAMESPACE.matcher(head).results().map(result -> result.group(1)).toList();
    return ENGINES.stream()
        .filter(engine -> namespaces.contains(engine.namespace))
        .findFirst()
        .map(ForeignFile::of);
  }

  private static ForeignFile of(Engine engine) {
    return new ForeignFile("finding.file-other-engine", List.of(engine.name));
  }

  private record Beginning(String text, String kind) {}

  private record Engine(String namespace, String name) {}
}
