package mfa.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.Command;
import com.vaadin.flow.shared.Registration;
import java.util.concurrent.atomic.AtomicReference;

/** A page asks the server again and again while a component of it looks for something. */
public final class Polling {

  private static final Registration NONE = () -> {};

  private Polling() {}

  /**
   * While the component is on a page, which may have one that does so.
   *
   * @return ends it for good
   */
  public static Registration every(Component component, int milliseconds, Command look) {
    AtomicReference<Registration> running = new AtomicReference<>(NONE);
    Registration stop = () -> running.getAndSet(NONE).remove();
    return Registration.combine(
        component.addAttachListener(
            attach -> running.set(started(attach.getUI(), milliseconds, look))),
        component.addDetachListener(detach -> stop.remove()),
        stop);
  }

  private static Registration started(UI ui, int milliseconds, Command look) {
    ui.setPollInterval(milliseconds);
    return Registration.combine(
        ui.addPollListener(poll -> look.execute()), () -> ui.setPollInterval(-1));
  }
}
