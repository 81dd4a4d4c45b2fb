package mfa.it.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import mfa.dev.DevServer;

/** Asks a running server's Java how much of its heap is in use. */
public final class ServerHeap {

  /** Of the whole heap, or of each of its generations. */
  private static final Pattern USED = Pattern.compile("(?:heap|Gen) .*used (\\d+)K");

  private static final int KIB_IN_MIB = 1024;

  private ServerHeap() {}

  /** MiB in use after a full collection. */
  public static long usedMib(DevServer server) {
    jcmd(server, "GC.run");
    var info = jcmd(server, "GC.heap_info");
    var used = USED.matcher(info).results().mapToLong(part -> Long.parseLong(part.group(1))).sum();
    if (used == 0) {
      throw new AssertionError("Not understood: " + info);
    }
    return used / KIB_IN_MIB;
  }

  private static String jcmd(DevServer server, String command) {
    try {
      var pid = Files.readString(server.data().resolve("server.pid")).split(" ")[0];
      var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
      var process = new ProcessBuilder(jcmd, pid, command).redirectErrorStream(true).start();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
