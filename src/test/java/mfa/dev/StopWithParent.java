package mfa.dev;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Ends a server whose parent is gone, be it killed: it would go on holding the database and the
 * port.
 *
 * <p>Runs inside the server as an agent, so that the rest of the command line stays the operator's.
 * The parent holds the other end of the server's standard input and never writes; the end of the
 * stream is the end of the parent.
 */
public final class StopWithParent {

  private static final long PATIENCE_SECONDS = 20;

  private StopWithParent() {}

  /** Called by Java before the server's own main method. */
  public static void premain(String argument) {
    var thread = new Thread(StopWithParent::waitForTheEndOfTheParent, "stop-with-parent");
    thread.setDaemon(true);
    thread.start();
  }

  private static void waitForTheEndOfTheParent() {
    try {
      System.in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // A broken stream means the same as its end.
    }
    // The class has to stay one file: no inner classes, only lambdas.
    CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .execute(() -> Runtime.getRuntime().halt(1));
    System.exit(1);
  }
}
