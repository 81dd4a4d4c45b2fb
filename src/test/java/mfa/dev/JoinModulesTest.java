package mfa.dev;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aayushatharva.brotli4j.decoder.Decoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The texts; that they run is what every test in a browser shows. */
class JoinModulesTest {

  private static final String FIRST = "indexhtml-A_-1.js";
  private static final String INITIALISE = "(e,t)=>()=>(e&&(t=e(e=0)),t)";

  @TempDir Path folder;

  @BeforeEach
  void bundle() throws IOException {
    Files.createDirectories(folder.resolve("VAADIN/build"));
    write("index.html", "<script type=\"module\" src=\"./VAADIN/build/" + FIRST + "\"></script>");
    module(
        FIRST,
        "const"
            + " __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=[\"./flow-B.js\"])))=>i.map(i=>d[i]);\n"
            + "var o="
            + INITIALISE
            + ";load(()=>import(`./flow-B.js`),__vite__mapDeps([0]));export{o as P};\n");
    module(
        "flow-B.js",
        "import{P as e}from\"./"
            + FIRST
            + "\";import{n,t as r}from\"./part-C.js\";"
            + "e(()=>{r(n);import(`./chart-D.js`)})();var f;export{f as i};");
    module(
        "part-C.js",
        "import{P as e}from\"./" + FIRST + "\";var a,s=e((()=>{a=1}));export{a as n,s as t};");
    module("chart-D.js", "import{P as e}from\"./" + FIRST + "\";export{};");
  }

  @Test
  @DisplayName("The document names one module; in it the text of each stands as it was")
  void modulesAreOne() throws IOException {
    join();

    String joined = joined();
    assertThat(joined)
        .contains("r(n);import(`./chart-D.js`)", "var a,s=e((()=>{a=1}));", "load(()=>$later(1)")
        .doesNotContain("from\"./", "\"./flow-B.js\"");
  }

  @Test
  @DisplayName("What a module imports is set again whenever a part of one was initialised")
  void importsAreSetAgain() throws IOException {
    join();

    assertThat(joined())
        .contains(
            "o=(e,t)=>()=>(e&&(t=e(e=0),$show(0)),t)",
            "const e=(e,t)=>()=>(e&&(t=e(e=0),$show(2)),t)")
        .contains("$modules[2]={get n(){return a},get t(){return s}}")
        .contains("$see(2,()=>n!==(n=$from2.n)|r!==(r=$from2.t));");
  }

  @Test
  @DisplayName("Modules that are loaded on demand find the joined ones at their names")
  void namesStandForWhatWasJoined() throws IOException {
    String onDemand = read("VAADIN/build/chart-D.js");

    join();

    assertThat(read("VAADIN/build/part-C.js"))
        .contains("from=module(2)", "$n=from.n,$t=from.t", "export{$n as n,$t as t}");
    assertThat(read("VAADIN/build/chart-D.js")).isEqualTo(onDemand);
  }

  @Test
  @DisplayName("The joined module lies there packed too, what it replaces no more")
  void joinedModuleIsPacked() throws IOException {
    write("index.html.br", "of the old document");
    module("part-C.js.br", "of the old module");

    join();

    var unpacked = Decoder.decompress(Files.readAllBytes(folder.resolve(joinedFile() + ".br")));
    assertThat(new String(unpacked.getDecompressedData(), UTF_8)).isEqualTo(joined());
    assertThat(folder.resolve("index.html.br")).doesNotExist();
    assertThat(folder.resolve("VAADIN/build/part-C.js.br")).doesNotExist();
  }

  @Test
  @DisplayName(
      "A second build has the same result, whether Vaadin laid its bundle out again or not")
  void secondBuildIsTheSame() throws IOException {
    join();
    var first = files();

    join();
    assertThat(files()).isEqualTo(first);
    bundle();
    module("joined-00000000.js", "of another bundle");
    join();
    assertThat(files()).isEqualTo(first);
  }

  @Test
  @DisplayName("A machine without Brotli joins the modules too, and says that they are not packed")
  void machineWithoutBrotliJoinsToo() throws Exception {
    var join =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dbrotli4j.library.path=/none",
                "-cp",
                System.getProperty("java.class.path"),
                JoinModules.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .start();

    assertThat(new String(join.getInputStream().readAllBytes(), UTF_8))
        .contains("joined-", ".js.br is not made", "/none");
    assertThat(join.waitFor()).isZero();
    assertThat(folder.resolve(joinedFile() + ".br")).doesNotExist();
  }

  @Test
  @DisplayName("A bundle that initialises its parts in another way is not joined")
  void otherBundleFailsTheBuild() throws IOException {
    module(FIRST, "var o=(e,t)=>()=>(e&&(t=e(e=1)),t);export{o as P};");

    assertThatThrownBy(this::join).hasMessageContainingAll(FIRST, "ADR 0094");
    assertThat(read("index.html")).contains(FIRST);
  }

  private void join() throws IOException {
    JoinModules.main(new String[] {folder.toString()});
  }

  private String joined() throws IOException {
    return read(joinedFile());
  }

  private String joinedFile() throws IOException {
    String document = read("index.html");
    assertThat(document)
        .matches("<script type=\"module\" src=\"./VAADIN/build/joined-[0-9a-f]{8}.js\"></script>");
    return document.replaceFirst(".*(VAADIN/.*js).*", "$1");
  }

  /** The texts of all files, by their names. */
  private Map<Path, String> files() throws IOException {
    try (var files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .collect(toMap(file -> file, JoinModulesTest::content));
    }
  }

  private static String content(Path file) {
    try {
      return Files.readString(file, ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void module(String name, String text) throws IOException {
    write("VAADIN/build/" + name, text);
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
  }

  private String read(String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }
}
