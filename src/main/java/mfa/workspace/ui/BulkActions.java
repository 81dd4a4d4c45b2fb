package mfa.workspace.ui;

import com.vaadin.flow.component.Component;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import mfa.account.AccountService;
import mfa.authenticator.ui.FreshCode;
import mfa.invitation.InvitationService;
import mfa.shell.ConfirmDialog;
import mfa.shell.bulk.BulkDialog;
import mfa.shell.bulk.BulkResult;
import mfa.shell.bulk.BulkTexts;
import mfa.workspace.ExemptionService;
import mfa.workspace.MembershipChangeResult;
import mfa.workspace.MembershipService;
import mfa.workspace.WorkspaceRole;
import mfa.workspace.members.MemberItem;
import mfa.workspace.members.MemberService;

/**
 * What can be done to many people of a workspace at once. It asks what is needed once, and leaves
 * the decision about each person to the service that decides about one.
 */
public class BulkActions {

  private static final BulkTexts TEXTS =
      new BulkTexts("bulk.progress", "bulk.done", "bulk.failed", "bulk.needs-code");

  private final MemberService members;
  private final MembershipService memberships;
  private final ExemptionService exemptions;
  private final InvitationService invitations;
  private final FreshCode freshCode;
  private final ZoneId zone;

  @Inject
  public BulkActions(
      MemberService members,
      MembershipService memberships,
      ExemptionService exemptions,
      InvitationService invitations,
      AccountService accounts,
      FreshCode freshCode) {
    this.members = members;
    this.memberships = memberships;
    this.exemptions = exemptions;
    this.invitations = invitations;
    this.freshCode = freshCode;
    zone = accounts.ownProfile().timeZone();
  }

  /**
   * People of one workspace, on one page.
   *
   * @param closed what follows, once the results were read
   */
  record People(
      Component page,
      long workspaceId,
      WorkspaceRole ownRole,
      List<MemberItem> all,
      Runnable closed) {

    /** Those whom the action can concern at all. */
    People only(Predicate<MemberItem> which) {
      return new People(page, workspaceId, ownRole, all.stream().filter(which).toList(), closed);
    }

    People members() {
      return only(person -> !person.isInvited());
    }

    People invited() {
      return only(MemberItem::isInvited);
    }

    boolean anyAdministers() {
      return all.stream().anyMatch(person -> person.role().administers());
    }
  }

  void remind(People people) {
    People some = people.members();
    question(
            some,
            "members.remind",
            some.page().getTranslation("bulk.remind.question", some.all().size()),
            one -> members.remind(some.workspaceId(), one.id()))
        .harmless()
        .open();
  }

  void exempt(People people) {
    People some = people.members();
    freshCode.before(
        some.page(),
        () ->
            new ExemptionDialog(
                    words(some),
                    zone,
                    freshCode,
                    (reason, end) ->
                        run(
                            some,
                            "exemption.grant",
                            one -> exemptions.exempt(some.workspaceId(), one.id(), reason, end)))
                .open());
  }

  /** Asks first where that leaves somebody no time to bind. */
  void addToPilot(People people) {
    People some = people.members();
    long atOnce =
        members.countToBindAtOnce(
            some.workspaceId(), some.all().stream().map(MemberItem::id).toList());
    Function<MemberItem, MembershipChangeResult> add =
        one -> memberships.changePilot(some.workspaceId(), one.id(), true);
    if (atOnce > 0) {
      String question = some.page().getTranslation("pilot.add.question", some.all().size(), atOnce);
      ask(some, "pilot.add", question, add);
    } else {
      run(some, "pilot.add", add);
    }
  }

  void removeFromPilot(People people) {
    People some = people.members();
    freshCode.before(
        some.page(),
        () ->
            run(
                some,
                "pilot.remove",
                one -> memberships.changePilot(some.workspaceId(), one.id(), false)));
  }

  void changeRole(People people) {
    People some = people.members();
    freshCode.before(
        some.page(),
        () ->
            new RoleDialog(
                    words(some),
                    WorkspaceRole.STANDARD,
                    some.ownRole(),
                    role ->
                        run(
                            some,
                            "members.change-role",
                            one -> memberships.changeRole(some.workspaceId(), one.id(), role)))
                .open());
  }

  void remove(People people) {
    People some = people.members();
    askWithCodeIfPrivileged(
        some,
        "members.remove",
        some.page().getTranslation("bulk.remove.question", some.all().size()),
        one -> memberships.remove(some.workspaceId(), one.id()));
  }

  void resend(People people) {
    People some = people.invited();
    askWithCodeIfPrivileged(
        some,
        "invite.resend",
        some.page().getTranslation("bulk.resend.question", some.all().size()),
        one -> invitations.resend(some.workspaceId(), one.id()));
  }

  void cancel(People people) {
    People some = people.invited();
    ask(
        some,
        "invite.cancel",
        some.page().getTranslation("bulk.cancel.question", some.all().size()),
        one -> invitations.cancel(some.workspaceId(), one.id()));
  }

  private void askWithCodeIfPrivileged(
      People people,
      String title,
      String question,
      Function<MemberItem, MembershipChangeResult> action) {
    if (people.anyAdministers()) {
      freshCode.before(people.page(), () -> ask(people, title, question, action));
    } else {
      ask(people, title, question, action);
    }
  }

  private static String words(People people) {
    return people.page().getTranslation("bulk.people", people.all().size());
  }

  private static void ask(
      People people,
      String title,
      String question,
      Function<MemberItem, MembershipChangeResult> action) {
    question(people, title, question, action).open();
  }

  private static ConfirmDialog question(
      People people,
      String title,
      String question,
      Function<MemberItem, MembershipChangeResult> action) {
    Component page = people.page();
    return new ConfirmDialog(
        page.getTranslation(title),
        question,
        page.getTranslation(title),
        () -> run(people, title, action));
  }

  private static void run(
      People people, String title, Function<MemberItem, MembershipChangeResult> action) {
    Component page = people.page();
    dialog(page, page.getTranslation(title), people.all(), action, people.closed()).open();
  }

  static BulkDialog<MemberItem> dialog(
      Component page,
      String title,
      List<MemberItem> people,
      Function<MemberItem, MembershipChangeResult> action,
      Runnable closed) {
    return new BulkDialog<>(
        title,
        TEXTS,
        people,
        person -> MemberLabels.person(page, person),
        person -> answer(page, action.apply(person)),
        closed);
  }

  private static BulkResult answer(Component page, MembershipChangeResult result) {
    return switch (result) {
      case DONE -> new BulkResult.Done();
      case NEEDS_CODE -> new BulkResult.NeedsCode();
      default -> new BulkResult.Refused(WorkspaceLabels.refusal(page, result));
    };
  }
}
