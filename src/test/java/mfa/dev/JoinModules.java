package mfa.dev;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.util.regex.Matcher.quoteReplacement;
import static java.util.stream.Collectors.joining;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Joins the modules of Vaadin's bundle that every view needs to one, when the WAR is built (ADR
 * 0094). A bundle of another form than this one knows fails the build.
 *
 * <p>The text of a module stays as it is, in a function of its own. What it imports are variables
 * of that function. They are set when the module starts, and again whenever a part of some module
 * has been initialised: what a module of this bundle exports changes then only.
 */
public final class JoinModules {

  private static final Pattern FIRST =
      Pattern.compile("\\./VAADIN/build/((indexhtml|joined)-[\\w-]+\\.js)");

  /** Names of files that the browser shall load early: they come with the joined one. */
  private static final Pattern EARLY =
      Pattern.compile("\\Aconst __vite__mapDeps=\\(.*?\\)=>i\\.map\\(i=>d\\[i]\\);\\s*");

  private static final String NOTHING_EARLY = "const __vite__mapDeps=()=>[];";
  private static final Pattern IMPORT =
      Pattern.compile("\\Aimport\\{([^}]+)}from\"\\./([\\w-]+\\.js)\";\\s*");
  private static final Pattern EXPORTS = Pattern.compile("export\\{([^}]+)};\\s*\\z");
  private static final Pattern LATER = Pattern.compile("import\\(`\\./([\\w-]+\\.js)`\\)");

  /** How the bundle initialises a part of a module, once, when it is first asked for. */
  private static final Pattern INITIALISE =
      Pattern.compile("(\\w+)=\\(e,t\\)=>\\(\\)=>\\(e&&\\(t=e\\(e=0\\)\\),t\\)");

  /** The same for the parts of one module: those that import from it see what has changed. */
  private static final String INITIALISE_AND_SHOW = "%s=(e,t)=>()=>(e&&(t=e(e=0),$show(%d)),t)";

  private static final String JOINED =
      """
      const $modules=[],
      $module=i=>$modules[i]||($start[i](),$modules[i]),
      $later=i=>Promise.resolve().then(()=>$module(i)),
      $see=(i,view)=>{$views[i].push(view);view()},
      $show=i=>{for(const view of $views[i])view()},
      $start=[
      %s],
      $views=$start.map(()=>[]);
      $module(0);
      export{$module as module,$see as see,$views as views};
      """;

  /** What stands at the name of a joined module, for modules that are loaded on demand. */
  private static final String STAND_IN =
      """
      import{module,see}from"./%1$s";
      let %2$s;
      const from=module(%3$d);
      see(%3$d,()=>{%4$s});
      export{%5$s};
      """;

  /**
   * @param imports by the file of another module: the module's names for what it has from there,
   *     and the names that these have there
   * @param exports the names for others, and the module's own
   */
  private record Module(
      int number,
      Map<String, Map<String, String>> imports,
      Map<String, String> exports,
      String text) {}

  private final Path folder;

  /** How the first module names for others what initialises. */
  private String initialise = "";

  private final Map<String, Module> modules = new LinkedHashMap<>();

  private JoinModules(Path folder) {
    this.folder = folder;
  }

  /**
   * Joins what the first document asks for, and lets it ask for the result. Where it does so
   * already, nothing is left to do.
   *
   * @param arguments where the files of the front end are
   */
  public static void main(String[] arguments) throws IOException {
    Path document = Path.of(arguments[0], "index.html");
    String text = Files.readString(document);
    Matcher asked = find(FIRST, text, document);
    if (asked.group(2).equals("indexhtml")) {
      String first = asked.group(1);
      String joined = new JoinModules(document.resolveSibling("VAADIN/build")).join(first);
      replace(document, text.replace(first, joined));
    }
  }

  private String join(String first) throws IOException {
    read(first);
    for (Matcher later = LATER.matcher(modules.get(first).text()); later.find(); ) {
      read(later.group(1));
    }
    String text =
        JOINED.formatted(modules.values().stream().map(this::start).collect(joining(",\n")));
    String name = "joined-%.8s.js".formatted(UUID.nameUUIDFromBytes(text.getBytes(UTF_8)));
    try (var earlier = Files.newDirectoryStream(folder, "joined-*")) {
      for (Path file : earlier) {
        if (!file.getFileName().toString().startsWith(name)) {
          Files.delete(file);
        }
      }
    }
    Files.writeString(folder.resolve(name), text);
    compress(text, folder.resolve(name + ".br"));
    for (var module : modules.entrySet()) {
      replace(folder.resolve(module.getKey()), standIn(module.getValue(), name));
    }
    return name;
  }

  private void read(String name) throws IOException {
    if (modules.containsKey(name)) {
      return;
    }
    Path file = folder.resolve(name);
    String text = EARLY.matcher(Files.readString(file)).replaceFirst(NOTHING_EARLY);
    String begin = text.startsWith(NOTHING_EARLY) ? NOTHING_EARLY : "";
    text = text.substring(begin.length());
    Map<String, Map<String, String>> imports = new LinkedHashMap<>();
    for (Matcher part = IMPORT.matcher(text); part.find(); part = IMPORT.matcher(text)) {
      imports.put(part.group(2), names(part.group(1)));
      text = text.substring(part.end());
    }
    Matcher exports = find(EXPORTS, text, file);
    text = begin + text.substring(0, exports.start());
    if (modules.isEmpty()) {
      Matcher own = find(INITIALISE, text, file);
      text = own.replaceFirst(quoteReplacement(INITIALISE_AND_SHOW.formatted(own.group(1), 0)));
      initialise =
          find(Pattern.compile("\\b" + own.group(1) + " as (\\w+)"), exports.group(), file)
              .group(1);
    }
    modules.put(name, new Module(modules.size(), imports, names(exports.group(1)), text));
    for (String other : imports.keySet()) {
      read(other);
    }
  }

  /**
   * The function that starts a module. What it imports is seen by functions that say if it was old.
   * It stands in brackets: browsers then read all of it at once, not first where it ends.
   */
  private String start(Module module) {
    var text = new StringBuilder("(()=>{$modules[%d]={".formatted(module.number()));
    text.append(each(module.exports(), "get %s(){return %s}", ",")).append("};");
    module
        .imports()
        .forEach(
            (file, names) -> {
              int other = modules.get(file).number();
              Map<String, String> seen = new LinkedHashMap<>(names);
              if (other == 0 && seen.values().remove(initialise)) {
                names.keySet().stream()
                    .filter(own -> !seen.containsKey(own))
                    .map(own -> INITIALISE_AND_SHOW.formatted(own, module.number()))
                    .forEach(own -> text.append("const ").append(own).append(";"));
              }
              text.append("const $from%1$d=$module(%1$d);".formatted(other));
              if (!seen.isEmpty()) {
                text.append("let %s;$see(%d,()=>".formatted(each(seen, "%s", ","), other));
                text.append(each(seen, "%%1$s!==(%%1$s=$from%d.%%2$s)".formatted(other), "|"));
                text.append(");\n");
              }
            });
    return text.append(LATER.matcher(module.text()).replaceAll(this::later))
        .append("})")
        .toString();
  }

  /** What was joined is at hand; other files are still loaded when they are asked for. */
  private String later(MatchResult file) {
    Module module = modules.get(file.group(1));
    return quoteReplacement(
        module == null ? file.group() : "$later(%d)".formatted(module.number()));
  }

  private static String standIn(Module module, String joined) {
    var exports = module.exports();
    return STAND_IN.formatted(
        joined,
        each(exports, "$%1$s", ","),
        module.number(),
        each(exports, "$%1$s=from.%1$s", ","),
        each(exports, "$%1$s as %1$s", ","));
  }

  /** Writes a file of another text than before, whose packed form is out of date. */
  private static void replace(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.deleteIfExists(file.resolveSibling(file.getFileName() + ".br"));
  }

  /**
   * Packs a text, which takes some seconds, unless an earlier build has done so: the name tells
   * what is in it. On a machine that the packer was not made for, the server packs the file, as
   * others.
   */
  private static void compress(String text, Path file) throws IOException {
    if (Files.exists(file)) {
      return;
    }
    if (!Brotli4jLoader.isAvailable()) {
      System.err.printf(
          "WARNING: %s is not made, since Brotli does not run here (%s): browsers get the modules"
              + " of the front end with gzip, which is a third more.%n",
          file.getFileName(), Brotli4jLoader.getUnavailabilityCause());
      return;
    }
    byte[] packed = Encoder.compress(text.getBytes(UTF_8), Encoder.Parameters.create(11, 24));
    // A build that is stopped leaves none that is not whole.
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.move(Files.write(part, packed), file, ATOMIC_MOVE);
  }

  /** Of names as {@code a as b, c}: what each is called after and before {@code as}. */
  private static Map<String, String> names(String list) {
    Map<String, String> names = new LinkedHashMap<>();
    for (String name : list.split(",")) {
      String[] parts = name.split(" as ");
      names.put(parts[parts.length - 1], parts[0]);
    }
    return names;
  }

  private static String each(Map<String, String> names, String form, String between) {
    return names.entrySet().stream()
        .map(name -> form.formatted(name.getKey(), name.getValue()))
        .collect(joining(between));
  }

  private static Matcher find(Pattern pattern, String text, Path file) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new IllegalStateException(
          "%s is not as expected, nothing is like %s: see ADR 0094".formatted(file, pattern));
    }
    return matcher;
  }
}
