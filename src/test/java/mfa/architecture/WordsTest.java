package mfa.architecture;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts, documents, comments and what commands and the log say have the words of the glossary. */
class WordsTest {

  /**
   * The audit log, a rate limit, anonymous visitors, disputes, privileged roles; and plain words.
   */
  private static final Pattern FORMER =
      Pattern.compile(
          "(?i)\\b((the|this|that|own|audit) record\\b(?! (class|type))|throttl|budgets?\\b"
              + "|strangers?\\b|gatekeeper|detour|objections?\\b|objected|objects? to\\b"
              + "|asleep\\b|awake\\b|called off\\b|has power\\b|without power\\b|glass is broken"
              + "|(who|what|how)soever\\b|whoever\\b|anew\\b|the own\\b)");

  /** What is stored, configured or linked keeps its name. */
  private static final Pattern CODE =
      Pattern.compile(
          "`[^`\n]*`|\\{@[a-z]+ [^}]*}|\\{[a-z]+}|mfa\\.[A-Za-z.-]+|\"value\": \"[^\"]*\"|\\b\\w+_\\w+\\b|(?m)^[\\w.-]+=");

  private static final Pattern COMMENT = Pattern.compile("(?ms)^\\s*/\\*.*?\\*/|^\\s*//[^\n]*");

  /** The attributes of a model that people read. */
  private static final Pattern SHOWN =
      Pattern.compile(" name=\"[^\"]*\"|(?s)<bpmn:documentation>.*?</bpmn:documentation>");

  @ParameterizedTest
  @MethodSource("textFiles")
  void peopleReadTheWordsOfTheGlossary(Path file) {
    assertThat(former(file.toString().endsWith(".bpmn") ? shown(read(file)) : read(file)))
        .as(file.toString())
        .isEmpty();
  }

  @Test
  void commentsUseTheWordsOfTheGlossary() {
    assertThat(files("src/main/java", ".java"))
        .flatExtracting(file -> former(comments(read(file))).stream().map(file::resolve).toList())
        .isEmpty();
  }

  @Test
  void commandsAndLogsSpeakTheWordsOfTheGlossary() {
    assertThat(Literals.in(SourceFiles.all()))
        .filteredOn(literal -> literal.text().contains(" "))
        .filteredOn(literal -> !former(literal.text()).isEmpty())
        .isEmpty();
  }

  private static List<String> former(String text) {
    return FORMER
        .matcher(CODE.matcher(text).replaceAll(" "))
        .results()
        .map(MatchResult::group)
        .toList();
  }

  private static String shown(String model) {
    return parts(SHOWN, model);
  }

  private static String comments(String source) {
    return parts(COMMENT, source);
  }

  private static String parts(Pattern kind, String text) {
    return kind.matcher(text).results().map(MatchResult::group).collect(joining("\n"));
  }

  private static List<Path> textFiles() {
    List<Path> found = new ArrayList<>(List.of(Path.of("README.md")));
    for (String root : List.of("src/docs", "bpmn", "server-config", ".github")) {
      found.addAll(files(root, ".md"));
    }
    found.addAll(files("bpmn", ".bpmn"));
    found.addAll(files("bpmn", ".json"));
    found.addAll(files("server-config", ".properties"));
    found.addAll(files("src/main/resources/vaadin-i18n", ".properties"));
    found.addAll(files("src/main/resources/mail", "_en.txt"));
    return found;
  }

  private static List<Path> files(String root, String ending) {
    try (Stream<Path> files = Files.walk(Path.of(root))) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
