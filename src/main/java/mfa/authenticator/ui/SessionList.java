package mfa.authenticator.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import mfa.account.AccountService;
import mfa.platform.request.UserAgentLabel;
import mfa.platform.time.Times;
import mfa.session.EndReason;
import mfa.session.SessionItem;
import mfa.session.SessionService;
import mfa.shell.Badge;
import mfa.shell.ConfirmDialog;
import mfa.shell.notice.Done;

/** Where the member is signed in; each session but this one can be ended. */
public class SessionList extends Section {

  private final transient SessionService sessions;
  private final transient AccountService accounts;

  @Inject
  public SessionList(SessionService sessions, AccountService accounts) {
    this.sessions = sessions;
    this.accounts = accounts;
    addClassName("panel");
  }

  void refresh() {
    removeAll();
    ZoneId zone = accounts.ownProfile().timeZone();
    List<SessionItem> open = sessions.ownSessions();
    UnorderedList list = new UnorderedList();
    list.addClassName("lines");
    open.forEach(session -> list.add(item(session, zone)));
    add(new H2(getTranslation("sessions.section")), list);
    if (open.size() > 1) {
      add(
          new Button(
              getTranslation("sessions.end-others"),
              click ->
                  ask(
                      getTranslation("sessions.end-others"),
                      getTranslation("sessions.end-others.question"),
                      () -> sessions.endOthers(EndReason.ENDED_BY_OWNER))));
    }
  }

  private ListItem item(SessionItem session, ZoneId zone) {
    String browser = UserAgentLabel.of(session.userAgent());
    Span title = new Span(browser);
    title.addClassName("line-title");
    Span dates =
        new Span(
            getTranslation(
                "sessions.dates",
                session.clientAddress(),
                time(session.since(), zone),
                time(session.lastSeen(), zone)));
    dates.addClassName("hint");
    Div words = new Div(title, dates);
    words.addClassName("line-words");
    ListItem item = new ListItem(words);
    if (session.own()) {
      item.add(new Badge(Badge.Kind.NEUTRAL, VaadinIcon.CHECK, getTranslation("sessions.own")));
      return item;
    }
    String since = time(session.since(), zone);
    Button end =
        new Button(
            getTranslation("sessions.end"),
            click ->
                ask(
                    getTranslation("sessions.end"),
                    getTranslation("sessions.end.question", browser, since),
                    () -> sessions.endOwn(session.id())));
    end.setAriaLabel(getTranslation("sessions.end.label", browser, since));
    item.add(end);
    return item;
  }

  private String time(Instant time, ZoneId zone) {
    return Times.dateAndTime(time, zone, getLocale());
  }

  private void ask(String title, String question, Runnable action) {
    new ConfirmDialog(
            title,
            question,
            getTranslation("sessions.end"),
            () -> {
              action.run();
              refresh();
              Done.leadOn(this);
            })
        .open();
  }
}
