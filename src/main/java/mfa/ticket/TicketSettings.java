package mfa.ticket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import mfa.platform.config.Configuration;
import mfa.platform.config.InvalidConfiguration;
import mfa.ticket.desk.ChecklistItem;
import mfa.ticket.desk.Evidence;

/** Deadlines of tickets and limits of the unbind form. */
@ApplicationScoped
public class TicketSettings {

  private static final int UNBOUNDED = 1_000_000_000;
  private static final String EVIDENCE = "mfa.ticket.evidence";
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MONTH = Duration.ofDays(30);

  private Duration verificationDeadline;
  private Duration reviewDeadline;
  private Duration replyDeadline;
  private Duration waitingPeriod;
  private Duration heightenedWaitingPeriod;
  private Duration minimumWait;
  private int repliesPerDay;
  private int approvalsPerDay;
  private int perAccountDay;
  private int supportPerAccountDay;
  private int perClientHour;
  private int totalHour;
  private List<ChecklistItem> checklist;
  private Set<Evidence> evidence;

  protected TicketSettings() {}

  @Inject
  public TicketSettings(Configuration configuration) {
    Duration hour = Duration.ofHours(1);
    Duration min = configuration.isDevelopment() ? SECOND : hour;
    verificationDeadline =
        configuration.duration(
            "mfa.ticket.verification-deadline", hour, SECOND, Duration.ofHours(24));
    reviewDeadline =
        configuration.duration("mfa.ticket.review-deadline", Duration.ofHours(48), SECOND, MONTH);
    replyDeadline =
        configuration.duration("mfa.ticket.reply-deadline", Duration.ofDays(7), SECOND, MONTH);
    waitingPeriod =
        configuration.duration("mfa.ticket.waiting-period", Duration.ofHours(24), min, MONTH);
    heightenedWaitingPeriod =
        configuration.duration(
            "mfa.ticket.heightened-waiting-period", Duration.ofHours(72), min, MONTH);
    minimumWait = configuration.duration("mfa.ticket.minimum-wait", hour, min, MONTH);
    repliesPerDay = configuration.number("mfa.ticket.replies-per-day", 20, 1, 1_000);
    approvalsPerDay = configuration.number("mfa.ticket.approvals-per-day", 20, 1, 1_000);
    perAccountDay = configuration.number("mfa.ticket.per-account-day", 5, 1, 1_000);
    supportPerAccountDay = configuration.number("mfa.ticket.support-per-account-day", 20, 1, 1_000);
    perClientHour = configuration.number("mfa.ticket.per-client-hour", 20, 1, UNBOUNDED);
    totalHour = configuration.number("mfa.ticket.total-hour", 1_000, 1, UNBOUNDED);
    checklist = ChecklistItem.read(configuration);
    evidence = evidence(configuration);
  }

  /** That there is none can always be said: it heightens the ticket. */
  private static Set<Evidence> evidence(Configuration configuration) {
    Set<Evidence> accepted = EnumSet.of(Evidence.NONE);
    configuration
        .list(EVIDENCE)
        .map(names -> names.stream().map(TicketSettings::evidence).toList())
        .ifPresentOrElse(accepted::addAll, () -> accepted.addAll(EnumSet.allOf(Evidence.class)));
    return accepted;
  }

  private static Evidence evidence(String name) {
    return Arrays.stream(Evidence.values())
        .filter(kind -> kind.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidConfiguration(
                    EVIDENCE, "must name some of " + List.of(Evidence.values())));
  }

  void checkAtStart(@Observes @Initialized(ApplicationScoped.class) Object start) {}

  /** From the draft to its end without a verified address. */
  public Duration verificationDeadline() {
    return verificationDeadline;
  }

  /** From the start of a review until supervisors are notified. */
  public Duration reviewDeadline() {
    return reviewDeadline;
  }

  /** From a question to the end without an answer. */
  public Duration replyDeadline() {
    return replyDeadline;
  }

  public Duration waitingPeriod(boolean heightened) {
    return heightened ? heightenedWaitingPeriod : waitingPeriod;
  }

  /** Between the delivered approval notice and the reset, whatever a model says. */
  public Duration minimumWait() {
    return minimumWait;
  }

  /** Of the requester of one ticket, within 24 hours. */
  public int repliesPerDay() {
    return repliesPerDay;
  }

  /** Of one agent within 24 hours; beyond, supervisors are notified. */
  public int approvalsPerDay() {
    return approvalsPerDay;
  }

  /** Tickets of workspaces that one account files within 24 hours. */
  public int supportPerAccountDay() {
    return supportPerAccountDay;
  }

  /** Unbind tickets that one account files within 24 hours. */
  public int perAccountDay() {
    return perAccountDay;
  }

  public int perClientHour() {
    return perClientHour;
  }

  public int totalHour() {
    return totalHour;
  }

  /** What a reviewer confirms before an approval. */
  public List<ChecklistItem> checklist() {
    return checklist;
  }

  /** What a reviewer may rest an approval on; {@code NONE} is always among it. */
  public Set<Evidence> evidence() {
    return Set.copyOf(evidence);
  }
}
