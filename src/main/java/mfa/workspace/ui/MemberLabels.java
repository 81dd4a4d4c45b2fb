package mfa.workspace.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.Instant;
import java.time.ZoneId;
import mfa.account.ui.AccountLabels;
import mfa.platform.time.Times;
import mfa.shell.Badge;
import mfa.workspace.MembershipSummary;
import mfa.workspace.members.MemberItem;
import mfa.workspace.members.MfaState;
import mfa.workspace.members.Readiness;

/** The words for how members stand. */
final class MemberLabels {

  private MemberLabels() {}

  static String mfa(Component at, MfaState mfa) {
    return at.getTranslation("members.mfa." + mfa);
  }

  /** For example "212 of 300 bound". */
  static String readiness(Component at, Readiness readiness) {
    return at.getTranslation("workspace.readiness", readiness.bound(), readiness.members());
  }

  static Badge badge(Component at, MfaState mfa) {
    String text = mfa(at, mfa);
    return switch (mfa) {
      case BOUND -> new Badge(Badge.Kind.SUCCESS, VaadinIcon.CHECK, text);
      case REQUIRED -> new Badge(Badge.Kind.WARNING, VaadinIcon.EXCLAMATION, text);
      case OVERDUE -> new Badge(Badge.Kind.ERROR, VaadinIcon.ALARM, text);
      case UNBOUND -> new Badge(Badge.Kind.NEUTRAL, VaadinIcon.CLOSE_SMALL, text);
      case EXEMPT -> new Badge(Badge.Kind.NEUTRAL, VaadinIcon.CALENDAR_CLOCK, text);
    };
  }

  /** What the member is called; who is invited has an address only. */
  static String name(MemberItem member) {
    return member.isInvited() ? member.email() : member.name();
  }

  /** What tells this one from all others. */
  static String person(Component at, MemberItem member) {
    return member.isInvited()
        ? member.email()
        : at.getTranslation("card.person", member.name(), member.email());
  }

  /** With a word about the pilot group. */
  static String state(Component at, MemberItem member) {
    String state = AccountLabels.state(at, member.state());
    return member.pilot() ? at.getTranslation("members.pilot", state) : state;
  }

  /** Whether an exemption would change anything, and can be given at all. */
  static boolean canBeExempted(MemberItem member) {
    return !member.isInvited()
        && member.mfa() != MfaState.BOUND
        && !member.own()
        && !member.role().administers();
  }

  /** With a word about mail that does not arrive. */
  static String address(Component at, MemberItem member) {
    return member.mailRefused()
        ? at.getTranslation("members.mail-refused", member.email())
        : member.email();
  }

  /** How the member stands: a badge with its time, or until when the invitation is open. */
  static Div standing(Component at, MemberItem member, ZoneId zone) {
    Span time = new Span(time(at, member, zone));
    time.addClassName("hint");
    Div standing = new Div(time);
    standing.addClassName("standing");
    if (!member.isInvited()) {
      standing.addComponentAsFirst(badge(at, member.mfa()));
    }
    return standing;
  }

  /**
   * Until when binding can be put off or the exemption holds, since when it is bound, or when the
   * invitation ends; empty where that is unknown.
   */
  static String time(Component at, MemberItem member, ZoneId zone) {
    if (member.isInvited()) {
      return at.getTranslation(
          member.invitation().over() ? "invite.over" : "invite.until",
          day(member.invitation().expiresAt(), zone));
    }
    return switch (member.mfa()) {
      case EXEMPT ->
          at.getTranslation(
              "members.until", day(MembershipSummary.last(member.exemptUntil()), zone));
      case REQUIRED -> at.getTranslation("members.by", day(member.deadline(), zone));
      case OVERDUE -> at.getTranslation("members.since", day(member.deadline(), zone));
      case BOUND, UNBOUND ->
          member.mfaSince() == null
              ? ""
              : at.getTranslation("members.since", day(member.mfaSince(), zone));
    };
  }

  static String day(Instant time, ZoneId zone) {
    return time == null ? "" : Times.day(time, zone, UI.getCurrent().getLocale());
  }

  static String dateAndTime(Instant time, ZoneId zone) {
    return time == null ? "" : Times.dateAndTime(time, zone, UI.getCurrent().getLocale());
  }
}
