package mfa.ticket.desk.ui;

import java.util.EnumSet;
import java.util.Set;
import mfa.ticket.desk.DeskTicket;
import mfa.ticket.desk.UnbindFacts;
import mfa.ticket.desk.ui.Composer.Mode;

/**
 * What an agent can write at a ticket: who has it is the only one who answers, if somebody reads
 * it; notes are for everybody but the requester.
 *
 * @param all none where nothing can be written
 * @param first what is most likely
 * @param primary whether sending is what comes next on the page
 */
record OfferedModes(Set<Mode> all, Mode first, boolean primary) {

  static OfferedModes at(DeskTicket ticket) {
    boolean decided = ticket.decidable() && ticket.isUnbind();
    boolean asked = decided && ticket.unbind().filter(UnbindFacts::askable).isPresent();
    return new OfferedModes(all(ticket, asked), first(ticket, asked), !ticket.isFree() && !decided);
  }

  private static Set<Mode> all(DeskTicket ticket, boolean asked) {
    if (!ticket.isOpen() || ticket.own()) {
      return Set.of();
    }
    if (ticket.heldByAnother() || !ticket.readable()) {
      return EnumSet.of(Mode.NOTE);
    }
    return asked ? EnumSet.allOf(Mode.class) : EnumSet.of(Mode.REPLY, Mode.NOTE);
  }

  private static Mode first(DeskTicket ticket, boolean asked) {
    if (ticket.heldByAnother() || !ticket.readable()) {
      return Mode.NOTE;
    }
    return asked ? Mode.ASK : Mode.REPLY;
  }
}
