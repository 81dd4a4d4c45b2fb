package mfa.workflow.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mfa.workflow.process.Finding;
import mfa.workflow.process.ModelReader;
import mfa.workflow.process.ProcessContract;
import mfa.workflow.process.ProcessModelValidator;

/**
 * {@code check-process FILE}: prints the findings about a file, one a line, as editors read them:
 * {@code file:line: error: element (name): rule advice}.
 */
public final class ProcessCheck {

  /** No errors; there may be warnings. */
  public static final int PASSED = 0;

  /** At least one error: the file would not be deployed. */
  public static final int REFUSED = 1;

  /** Nothing was checked: wrong use, or a file that cannot be read. */
  public static final int MISUSED = 2;

  private static final Pattern ID = Pattern.compile(" id=\"([^\"]*)\"");

  private final List<ProcessContract> contracts;
  private final PrintStream out;

  /**
   * @param contracts of the processes that there are
   * @param out where findings are written
   */
  public ProcessCheck(List<ProcessContract> contracts, PrintStream out) {
    this.contracts = List.copyOf(contracts);
    this.out = out;
  }

  /** Checks what the arguments name; returns the exit code. */
  public int run(String... arguments) {
    if (arguments.length != 1 || arguments[0].startsWith("-")) {
      out.println("Usage: check-process FILE");
      out.println("Exit code: 0 no errors, 1 errors, 2 wrong use or no such file.");
      return MISUSED;
    }
    Path file = Path.of(arguments[0]);
    try {
      return check(file);
    } catch (IOException e) {
      out.println(file + ": cannot be read (" + e.getMessage() + ").");
      return MISUSED;
    }
  }

  private int check(Path file) throws IOException {
    byte[] content = read(file);
    String name = file.getFileName().toString();
    List<Finding> findings = new ProcessModelValidator(contract(name)).findings(name, content);
    Map<String, Integer> lines = lines(new String(content, StandardCharsets.UTF_8));
    findings.forEach(finding -> out.println(text(file, lines, finding)));
    long errors = findings.stream().filter(Finding::error).count();
    out.println(
        file + ": " + count(errors, "error") + ", " + count(findings.size() - errors, "warning"));
    return errors == 0 ? PASSED : REFUSED;
  }

  /** No more than shows that it is too long. */
  private static byte[] read(Path file) throws IOException {
    try (var input = Files.newInputStream(file)) {
      return input.readNBytes(ModelReader.MAX_BYTES + 1);
    }
  }

  /** The one the file is named after; any other tells what is wrong with the name. */
  private ProcessContract contract(String name) {
    Optional<ProcessContract> named =
        contracts.stream()
            .filter(contract -> name.equals(contract.process() + ".bpmn"))
            .findFirst();
    return named.orElseGet(contracts::getFirst);
  }

  private static String text(Path file, Map<String, Integer> lines, Finding finding) {
    String name = finding.elementName().isEmpty() ? "" : " (" + finding.elementName() + ")";
    return file
        + ":"
        + lines.getOrDefault(finding.elementId(), 1)
        + ": "
        + (finding.error() ? "error" : "warning")
        + ": "
        + finding.elementId()
        + name
        + ": "
        + finding.rule(Locale.ENGLISH)
        + " "
        + finding.advice(Locale.ENGLISH);
  }

  /** Where elements begin, by their ids; read once, as there can be as many findings as lines. */
  private static Map<String, Integer> lines(String content) {
    Map<String, Integer> lines = new HashMap<>();
    List<String> all = content.lines().toList();
    for (int i = 0; i < all.size(); i++) {
      Matcher id = ID.matcher(all.get(i));
      while (id.find()) {
        lines.putIfAbsent(id.group(1), i + 1);
      }
    }
    return lines;
  }

  private static String count(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
