package mfa.shell.notice;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.notification.Notification;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Ends an action after which a page shows what is there now: what was pressed is gone with its
 * line, and the focus with it.
 */
public final class Done {

  private Done() {}

  /** Says what was done, and leads on. */
  public static void say(Component at, String message) {
    Notification.show(message);
    leadOn(at);
  }

  /** Puts the focus to the nearest heading: that of this part, or of what is around it. */
  public static void leadOn(Component at) {
    Stream.iterate(at, Objects::nonNull, part -> part.getParent().orElse(null))
        .filter(Component::isVisible)
        .flatMap(part -> heading(part).stream())
        .findFirst()
        .ifPresent(
            heading -> {
              heading.getElement().setAttribute("tabindex", "-1");
              heading.getElement().executeJs("this.focus()");
            });
  }

  private static Optional<Component> heading(Component part) {
    return part instanceof H1 || part instanceof H2
        ? Optional.of(part)
        : part.getChildren()
            .filter(Component::isVisible)
            .flatMap(child -> heading(child).stream())
            .findFirst();
  }
}
