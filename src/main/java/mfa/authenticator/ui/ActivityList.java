package mfa.authenticator.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import jakarta.inject.Inject;
import java.time.ZoneId;
import mfa.account.AccountService;
import mfa.audit.ActivityFilter;
import mfa.audit.AuditService;

/** The newest security activities of the member's own account, by sign-in. */
public class ActivityList extends Section {

  private static final int MAX = 20;

  private final transient AuditService audit;
  private final transient AccountService accounts;

  @Inject
  public ActivityList(AuditService audit, AccountService accounts) {
    this.audit = audit;
    this.accounts = accounts;
    addClassName("panel");
  }

  void refresh() {
    removeAll();
    ZoneId zone = accounts.ownProfile().timeZone();
    ActivityGroups list = new ActivityGroups();
    list.show(audit.ownActivities(ActivityFilter.ALL, 0, MAX), zone);
    Anchor all = new Anchor("/account/activity", getTranslation("activity.all"));
    add(new H2(getTranslation("activity.section")), list, all);
  }
}
