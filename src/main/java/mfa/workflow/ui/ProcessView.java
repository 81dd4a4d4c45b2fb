package mfa.workflow.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import mfa.platform.request.Roles;
import mfa.shell.MainLayout;
import mfa.workflow.ProcessItem;
import mfa.workflow.VersionService;
import mfa.workflow.draft.ui.DraftSection;

/** The processes, each with its versions, the caller's drafts, and tokens for Camunda Modeler. */
@Route(value = "process", layout = MainLayout.class)
@RolesAllowed(Roles.PROCESS_OWNER)
public class ProcessView extends Div implements HasDynamicTitle {

  @Inject
  public ProcessView(
      VersionService versions,
      Instance<VersionSection> sections,
      DraftSection drafts,
      TokenSection tokens) {
    addClassNames("page", "wide");
    add(new H1(getTranslation("process.title")), new Paragraph(getTranslation("process.text")));
    for (ProcessItem process : versions.processes()) {
      VersionSection section = sections.get();
      section.show(process);
      add(section);
    }
    add(drafts, tokens);
  }

  @Override
  public String getPageTitle() {
    return getTranslation("process.title");
  }
}
