package mfa.workspace.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mfa.platform.time.Times;
import mfa.workspace.MembershipChangeResult;
import mfa.workspace.MembershipSummary;
import mfa.workspace.WorkspaceRole;
import mfa.workspace.members.SecurityChangeResult;
import mfa.workspace.members.UnbindHelpResult;

/**
 * Says in the language of a page what the audit log notes beside an action. The log itself holds
 * codes, which are the same for every reader; what is none of these is shown as it stands.
 */
final class AuditDetail {

  /** How things are noted; the words for the whole; each group is put into words of its own. */
  private record Form(Pattern pattern, String key) {

    /** What stands there in each of them, beside the groups; empty where that is not much. */
    String code() {
      return Stream.of(GROUPS.split(pattern.pattern()))
          .max(Comparator.comparing(String::length))
          .filter(text -> !text.contains("\\"))
          .orElse("");
    }
  }

  private static final Pattern GROUPS = Pattern.compile("\\(.*\\)");

  private static final String NOTHING = "";

  private static final List<Form> FORMS =
      List.of(
          new Form(
              Pattern.compile("(.*) \\(number (\\d+) since (\\S+); not all are listed\\)"),
              "audit-log.detail.repeated"),
          new Form(
              Pattern.compile("(.*) \\((\\d+) in an hour before; not all are listed\\)"),
              "audit-log.detail.after-many"),
          new Form(
              Pattern.compile("\\S+@\\S+ as ([A-Z_]+) \\(invitation \\d+\\)"),
              "audit-log.detail.invited-as"),
          new Form(Pattern.compile("(\\S+@\\S+) as ([A-Z_]+)"), "audit-log.detail.invited"),
          new Form(Pattern.compile("([A-Z_]+) -> ([A-Z_]+)"), "audit-log.detail.changed"),
          new Form(
              Pattern.compile("([A-Z_]+(?: -> [A-Z_]+)?|pilot (?:on|off)): ([A-Z_]+)"),
              "audit-log.detail.refused"),
          new Form(
              Pattern.compile("(grace \\d+ days(?: from \\S+)?) for the pilot group"),
              "audit-log.detail.for-pilot"),
          new Form(Pattern.compile("(grace \\d+ days) from (\\S+)"), "audit-log.detail.from"),
          new Form(Pattern.compile("grace (\\d+) days"), "audit-log.detail.days"),
          new Form(Pattern.compile("account deleted"), "audit-log.detail.account-deleted"),
          new Form(Pattern.compile("pilot on"), "audit-log.detail.pilot-on"),
          new Form(Pattern.compile("pilot off"), "audit-log.detail.pilot-off"),
          new Form(Pattern.compile("(\\d+) members"), "audit-log.detail.members"),
          new Form(Pattern.compile("member (\\d+)"), "audit-log.detail.member"),
          new Form(Pattern.compile("invitation (\\d+)"), "audit-log.detail.invitation"));

  /** Of which the log has the names. */
  private static final List<Enum<?>> CONSTANTS =
      Stream.<Enum<?>[]>of(
              WorkspaceRole.values(),
              MembershipChangeResult.values(),
              UnbindHelpResult.values(),
              SecurityChangeResult.values())
          .<Enum<?>>flatMap(Arrays::stream)
          .toList();

  /** Entries of before have the reason, which is not shown any more. */
  private static final Pattern EXEMPT = Pattern.compile("until (\\d{4}-\\S+Z)(?:: .*)?");

  private final Component page;
  private final ZoneId zone;

  /**
   * @param zone of the reader
   */
  AuditDetail(Component page, ZoneId zone) {
    this.page = page;
    this.zone = zone;
  }

  String words(String detail) {
    Matcher exempt = EXEMPT.matcher(detail);
    if (exempt.matches()) {
      return instant(exempt.group(1))
          .map(end -> page.getTranslation("audit-log.detail.exempt", lastDay(end)))
          .orElse(detail);
    }
    for (Form form : FORMS) {
      Matcher found = form.pattern().matcher(detail);
      if (found.matches()) {
        return page.getTranslation(
            form.key(),
            IntStream.rangeClosed(1, found.groupCount())
                .mapToObj(group -> words(found.group(group)))
                .toArray());
      }
    }
    return role(detail).or(() -> refusal(detail)).or(() -> time(detail)).orElse(detail);
  }

  /** What is noted where the reader sees words that have the text. */
  List<String> codes(String text) {
    String part = text.strip().toLowerCase(UI.getCurrent().getLocale());
    return part.isEmpty()
        ? List.of()
        : Stream.concat(
                FORMS.stream()
                    .filter(form -> !form.code().isEmpty())
                    .filter(form -> has(page.getTranslation(form.key(), NOTHING), part))
                    .map(Form::code),
                CONSTANTS.stream()
                    .map(Enum::name)
                    .filter(code -> !words(code).equals(code) && has(words(code), part)))
            .distinct()
            .toList();
  }

  private static boolean has(String words, String part) {
    return words.toLowerCase(UI.getCurrent().getLocale()).contains(part);
  }

  private Optional<String> role(String code) {
    return constant(WorkspaceRole.class, code).map(role -> WorkspaceLabels.role(page, role));
  }

  private Optional<String> refusal(String code) {
    return constant(MembershipChangeResult.class, code)
        .filter(result -> result != MembershipChangeResult.DONE)
        .map(result -> WorkspaceLabels.refusal(page, result))
        .or(
            () ->
                constant(UnbindHelpResult.class, code)
                    .filter(result -> result != UnbindHelpResult.DONE)
                    .map(result -> WorkspaceLabels.refusal(page, result)))
        .or(
            () ->
                constant(SecurityChangeResult.class, code)
                    .filter(result -> result == SecurityChangeResult.NEEDS_BINDING)
                    .map(result -> page.getTranslation("audit-log.detail.needs-binding")));
  }

  private String lastDay(Instant end) {
    return Times.day(MembershipSummary.last(end), zone, UI.getCurrent().getLocale());
  }

  private Optional<String> time(String text) {
    return instant(text).map(time -> Times.dateAndTime(time, zone, UI.getCurrent().getLocale()));
  }

  /** Empty where somebody typed what only looks like one. */
  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static <E extends Enum<E>> Optional<E> constant(Class<E> type, String name) {
    return Arrays.stream(type.getEnumConstants())
        .filter(each -> each.name().equals(name))
        .findFirst();
  }
}
