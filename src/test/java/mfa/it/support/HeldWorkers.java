package mfa.it.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.IncompatibleThreadStateException;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import mfa.dev.DevSettings;

/**
 * Keeps the background work of a server in its pauses, as a debugger does, so that nobody asks the
 * database but requests.
 */
public final class HeldWorkers {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long POLL_NANOS = 20_000_000;
  private static final Clock CLOCK = Clock.systemUTC();

  /** Where workers wait for their next run, and the engine for jobs; nothing is locked there. */
  private static final Set<String> PAUSES = Set.of("isStopped", "suspendAcquisition");

  private final VirtualMachine server;

  private HeldWorkers(VirtualMachine server) {
    this.server = server;
  }

  /** Lets the workers of a server be held by way of this port. */
  public static DevSettings prepare(DevSettings settings, int port) {
    return settings.jvmOptions(
        "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:" + port);
  }

  /** Holds those of the server that was prepared for it while this is done. */
  public static void during(int port, Runnable work) {
    var server = attach(port);
    try {
      new HeldWorkers(server).hold();
      work.run();
    } finally {
      server.dispose();
    }
  }

  private static VirtualMachine attach(int port) {
    var connector =
        Bootstrap.virtualMachineManager().attachingConnectors().stream()
            .filter(each -> each.name().equals("com.sun.jdi.SocketAttach"))
            .findFirst()
            .orElseThrow();
    var arguments = connector.defaultArguments();
    arguments.get("hostname").setValue("127.0.0.1");
    arguments.get("port").setValue(Integer.toString(port));
    try {
      return connector.attach(arguments);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (IllegalConnectorArgumentsException e) {
      throw new IllegalStateException(e);
    }
  }

  private void hold() {
    var deadline = CLOCK.instant().plus(PATIENCE);
    var working = new ArrayList<>(workers());
    assertThat(working).hasSizeGreaterThan(1);
    while (!working.isEmpty()) {
      working.removeIf(HeldWorkers::isHeld);
      assertThat(CLOCK.instant()).as("%s at work", working).isBefore(deadline);
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  private List<ThreadReference> workers() {
    return server.allThreads().stream()
        .filter(thread -> thread.name().matches("worker-.*|job-acquisition"))
        .toList();
  }

  /** Holds it if it pauses. */
  private static boolean isHeld(ThreadReference worker) {
    worker.suspend();
    try {
      var pauses =
          worker.frames().stream()
              .anyMatch(frame -> PAUSES.contains(frame.location().method().name()));
      if (!pauses) {
        worker.resume();
      }
      return pauses;
    } catch (IncompatibleThreadStateException e) {
      throw new IllegalStateException(e);
    }
  }
}
