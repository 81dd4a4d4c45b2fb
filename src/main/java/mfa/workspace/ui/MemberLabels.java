package mfa.workspace.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.Instant;
import java.time.ZoneId;
import mfa.platform.time.Times;
import mfa.shell.Badge;
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
      case UNBOUND -> new Badge(Badge.Kind.NEUTRAL, VaadinIcon.CLOSE_SMALL, text);
      case EXEMPT -> new Badge(Badge.Kind.NEUTRAL, VaadinIcon.CALENDAR_CLOCK, text);
    };
  }

  /** Since when the state holds, or until when the exemption does; empty where that is unknown. */
  static String time(Component at, MemberItem member, ZoneId zone) {
    if (member.mfa() == MfaState.EXEMPT) {
      Instant lastDay = member.exemptUntil().minusMillis(1);
      return at.getTranslation("members.until", day(lastDay, zone));
    }
    return member.mfaSince() == null
        ? ""
        : at.getTranslation("members.since", day(member.mfaSince(), zone));
  }

  static String day(Instant time, ZoneId zone) {
    return time == null ? "" : Times.day(time, zone, UI.getCurrent().getLocale());
  }

  static String dateAndTime(Instant time, ZoneId zone) {
    return time == null ? "" : Times.dateAndTime(time, zone, UI.getCurrent().getLocale());
  }
}
