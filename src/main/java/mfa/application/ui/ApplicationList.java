package mfa.application.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import jakarta.inject.Inject;
import java.util.List;
import mfa.application.ApplicationItem;
import mfa.application.ApplicationService;

/** The applications of a workspace on its page; nothing where it has none. */
public class ApplicationList extends Section {

  private final transient ApplicationService applications;

  @Inject
  public ApplicationList(ApplicationService applications) {
    this.applications = applications;
    setVisible(false);
  }

  /** Shows those of one of the caller's workspaces. */
  public void show(long workspaceId) {
    List<ApplicationItem> own = applications.own(workspaceId);
    removeAll();
    setVisible(!own.isEmpty());
    UnorderedList list = new UnorderedList();
    list.addClassNames("lines", "panel");
    own.forEach(application -> list.add(item(application)));
    add(new H2(getTranslation("applications.title")), list);
  }

  private ListItem item(ApplicationItem application) {
    Span name = new Span(application.name());
    name.addClassName("line-title");
    Span origin = new Span(application.origin());
    origin.addClassName("hint");
    Div words = new Div(name, origin);
    words.addClassName("line-words");
    Anchor open = new Anchor(application.origin() + "/", getTranslation("applications.open"));
    open.setTarget(AnchorTarget.BLANK);
    open.getElement().setAttribute("rel", "noopener");
    open.setAriaLabel(getTranslation("applications.open.named", application.name()));
    return new ListItem(words, open);
  }
}
