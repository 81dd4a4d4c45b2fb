package mfa.ticket.support.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import mfa.account.AccountService;
import mfa.platform.request.Roles;
import mfa.shell.Alert;
import mfa.shell.MainLayout;
import mfa.shell.SubmitForm;
import mfa.ticket.AttachmentKinds;
import mfa.ticket.MessageBody;
import mfa.ticket.TicketNumber;
import mfa.ticket.TicketTitle;
import mfa.ticket.TicketType;
import mfa.ticket.UnsentFiles;
import mfa.ticket.support.SupportFilingResult;
import mfa.ticket.support.SupportRequest;
import mfa.ticket.support.SupportService;
import mfa.ticket.support.SupportTicketItem;
import mfa.ticket.ui.AttachmentField;
import mfa.ticket.ui.TicketLabels;
import mfa.workspace.MembershipService;
import mfa.workspace.MembershipSummary;
import org.jspecify.annotations.Nullable;

/** Files a ticket in one of the member's workspaces, also one that goes on with a closed one. */
@Route(value = "tickets/new", layout = MainLayout.class)
@RolesAllowed(Roles.MEMBER)
public class NewTicketView extends Div implements BeforeEnterObserver, HasDynamicTitle {

  private static final String FOLLOW_UP_OF = "follow-up-of";
  private static final String WORKSPACE = "workspace";

  private final transient SupportService tickets;
  private final transient MembershipService memberships;
  private final String keptName;
  private final Alert problem = new Alert(Alert.Kind.ERROR);
  private final Select<MembershipSummary> workspace = new Select<>();
  private final Select<TicketType> type = new Select<>();
  private final Paragraph unbinding = new Paragraph();
  private final TextField title = new TextField(getTranslation("tickets.form.title"));
  private final TextArea description = new TextArea(getTranslation("tickets.form.description"));
  private final Paragraph following = new Paragraph();
  private final AttachmentField files;
  private @Nullable SupportTicketItem former;

  @Inject
  public NewTicketView(
      SupportService tickets,
      MembershipService memberships,
      AccountService accounts,
      UnsentFiles unsent) {
    this.tickets = tickets;
    this.memberships = memberships;
    long me = accounts.ownProfile().id();
    keptName = "mfa-new-ticket-" + me + "-";
    files = new AttachmentField(unsent.message(me, AttachmentKinds.SUPPORT));
    addClassName("page");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    QueryParameters asked = event.getLocation().getQueryParameters();
    former =
        asked
            .getSingleParameter(FOLLOW_UP_OF)
            .flatMap(TicketNumber::parse)
            .flatMap(tickets::ticket)
            .filter(SupportTicketItem::mayFollowUp)
            .orElse(null);
    removeAll();
    add(new H1(getPageTitle()));
    List<MembershipSummary> own = memberships.own();
    if (own.isEmpty()) {
      add(new Paragraph(getTranslation("tickets.form.no-workspace")));
      return;
    }
    prepareFields(own, asked.getSingleParameter(WORKSPACE));
    SubmitForm form = new SubmitForm(getTranslation("tickets.form.submit"), this::submit);
    form.with(workspace, type, unbinding, title, description, files)
        .beside(new Anchor(back(), getTranslation("action.cancel")));
    add(problem);
    if (former != null) {
      following.setText(getTranslation("tickets.form.follow-up", former.number()));
      add(following);
    }
    add(form);
  }

  private String back() {
    return former == null ? "/tickets" : "/tickets/" + former.number();
  }

  private void prepareFields(List<MembershipSummary> own, Optional<String> wanted) {
    workspace.setLabel(getTranslation("tickets.workspace"));
    workspace.setItems(own);
    workspace.setItemLabelGenerator(MembershipSummary::workspaceName);
    workspace.setValue(preset(own, wanted));
    workspace.setVisible(own.size() > 1);
    workspace.setReadOnly(former != null);
    type.setLabel(getTranslation("tickets.type"));
    type.setItems(TicketType.values());
    type.setItemLabelGenerator(item -> TicketLabels.type(this, item));
    type.setPlaceholder(getTranslation("tickets.form.type.choose"));
    type.addValueChangeListener(change -> unbinding.setVisible(isUnbinding()));
    unbinding.removeAll();
    unbinding.add(
        new Span(getTranslation("tickets.form.unbind")),
        new Anchor("/account/security", getTranslation("security.title")));
    unbinding.setVisible(false);
    title.setMaxLength(TicketTitle.MAX);
    title.setManualValidation(true);
    description.setMaxLength(MessageBody.MAX);
    description.setManualValidation(true);
    description.setMinRows(6);
    description.setHelperText(getTranslation("tickets.form.description.hint"));
    if (former == null) {
      keep(title, "title");
      keep(description, "description");
    } else {
      type.setValue(former.type());
      title.setValue(former.title());
    }
  }

  private MembershipSummary preset(List<MembershipSummary> own, Optional<String> wanted) {
    String id = former == null ? wanted.orElse("") : Long.toString(former.workspaceId());
    return own.stream()
        .filter(each -> Long.toString(each.workspaceId()).equals(id))
        .findFirst()
        .orElse(own.getFirst());
  }

  /** Typed text survives a reload in this tab. */
  private void keep(Component field, String name) {
    field.getElement().executeJs("window.mfa.keepText(this, $0)", keptName + name);
  }

  private boolean isUnbinding() {
    return type.getValue() == TicketType.UNBIND_MFA;
  }

  private void submit() {
    problem.hide();
    Optional<TicketTitle> line = TicketTitle.parse(title.getValue());
    Optional<MessageBody> text = MessageBody.parse(description.getValue());
    // The last one said has the focus: from the end to the beginning.
    boolean good = files.check();
    if (text.isEmpty()) {
      description.setErrorMessage(getTranslation("tickets.form.description.missing"));
      description.setInvalid(true);
      description.focus();
      good = false;
    }
    if (line.isEmpty()) {
      title.setErrorMessage(getTranslation("tickets.form.title.missing"));
      title.setInvalid(true);
      title.focus();
      good = false;
    }
    if (type.isEmpty() || isUnbinding()) {
      type.setErrorMessage(
          getTranslation(
              type.isEmpty() ? "tickets.form.type.missing" : "tickets.form.type.unbind"));
      type.setInvalid(true);
      type.focus();
      good = false;
    }
    if (good) {
      file(line.orElseThrow(), text.orElseThrow());
    }
  }

  private void file(TicketTitle line, MessageBody text) {
    SupportFilingResult result =
        files.send(
            all ->
                tickets.file(
                    new SupportRequest(
                        type.getValue(),
                        line,
                        text,
                        workspace.getValue().workspaceId(),
                        all,
                        Optional.ofNullable(former).map(SupportTicketItem::number))));
    switch (result) {
      case SupportFilingResult.Filed filed -> {
        getUI().ifPresent(ui -> leaveFor(ui, filed.number()));
      }
      case SupportFilingResult.Refusal refusal -> {
        if (refusal == SupportFilingResult.Refusal.NOTHING_TO_FOLLOW) {
          former = null;
          following.removeFromParent();
          workspace.setReadOnly(false);
        }
        problem.lead(getTranslation("tickets.form.refused." + refusal));
      }
    }
  }

  /** The page is gone before a script of its own runs. */
  private void leaveFor(UI ui, TicketNumber number) {
    ui.getPage().executeJs("window.mfa.forgetText($0)", keptName);
    ui.navigate("tickets/" + number);
  }

  @Override
  public String getPageTitle() {
    return getTranslation("tickets.new");
  }
}
