package mfa.ticket;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import mfa.account.PlatformRole;
import mfa.account.Profile;
import mfa.mail.EmailAddress;
import mfa.platform.request.Client;
import mfa.ticket.unbind.UnbindRequest;
import mfa.ticket.unbind.UnbindTicket;

/** Tickets at the stages of their life, as the database would give them. */
public final class SampleTickets {

  public static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
  public static final long OWNER = 1;
  public static final String OWNER_DEVICE = "device-of-the-owner";

  private SampleTickets() {}

  public static UnbindTicket draft() {
    UnbindTicket ticket =
        new UnbindTicket(
            account(OWNER),
            new UnbindRequest.Form("form", new Client("192.0.2.1", "Browser"), OWNER_DEVICE),
            NOW);
    giveId(ticket, 7);
    ticket.takeNumber();
    return ticket;
  }

  public static UnbindTicket filed() {
    UnbindTicket ticket = draft();
    ticket.file("Phone lost", Set.of(), NOW);
    return ticket;
  }

  /** Waits for its first review. */
  public static UnbindTicket inReview() {
    UnbindTicket ticket = filed();
    ticket.recordFiledNotice(NOW);
    ticket.enter("userTask_reviewTicket", "Review unbind ticket");
    ticket.openTask("task-1", "agents", null, NOW.plusSeconds(3600), NOW);
    return ticket;
  }

  public static Profile account(long id, PlatformRole... roles) {
    return new Profile(
        id,
        new EmailAddress("somebody" + id + "@example.com"),
        "Somebody",
        Locale.ENGLISH,
        ZoneId.of("UTC"),
        true,
        false,
        Set.of(roles));
  }

  public static Profile disabled(Profile account) {
    return new Profile(
        account.id(),
        account.email(),
        account.name(),
        account.language(),
        account.timeZone(),
        false,
        account.mustBind(),
        account.platformRoles());
  }

  /** Ids come from the database, and nothing of the product sets one. */
  private static void giveId(UnbindTicket ticket, long id) {
    try {
      var field = Ticket.class.getDeclaredField("id");
      field.setAccessible(true);
      field.set(ticket, id);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
