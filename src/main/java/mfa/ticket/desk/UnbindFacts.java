package mfa.ticket.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mfa.ticket.unbind.HeightenedReason;
import mfa.ticket.unbind.RequestRisk;
import mfa.ticket.unbind.ResetObstacle;
import mfa.ticket.unbind.VoucherItem;
import mfa.ticket.unbind.Withdrawal;

/**
 * What a ticket to unbind has beside what every ticket has.
 *
 * @param withdrawal why it was withdrawn, if it was
 * @param refusal what its reset lacks, or lacked when it was sent back
 * @param second whether it waits for the second review
 * @param askable whether its process takes a question to the requester for a decision
 * @param stoppable whether a supervisor can still stop it
 * @param reviews what was decided so far, oldest first; for colleagues, never for the requester
 * @param waitingUntil when the waiting period ends, or null
 */
public record UnbindFacts(
    Optional<Withdrawal> withdrawal,
    Optional<ResetObstacle> refusal,
    boolean second,
    boolean askable,
    boolean stoppable,
    Set<HeightenedReason> risks,
    Set<RequestRisk> requestRisks,
    List<VoucherItem> vouchers,
    List<ReviewItem> reviews,
    Instant waitingUntil) {}
