package mfa.ticket.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mfa.platform.request.Client;
import mfa.ticket.MessageItem;
import mfa.ticket.Outcome;
import mfa.ticket.process.FailedStep;
import mfa.ticket.process.StepItem;
import mfa.ticket.unbind.HeightenedReason;
import mfa.ticket.unbind.RequestRisk;
import mfa.ticket.unbind.ResetObstacle;
import mfa.ticket.unbind.VoucherItem;
import mfa.ticket.unbind.Withdrawal;

/**
 * A ticket as customer service works it; never data that a caller could repeat as proof.
 *
 * @param withdrawal why it was withdrawn, if it was
 * @param refusal what its reset lacks, or lacked when it was sent back
 * @param decidable whether this agent has it and it waits for a decision
 * @param second whether it waits for the second review
 * @param steps which the process entered, in this order
 * @param step id of the one it is in, null before the first
 * @param stoppable whether a supervisor can still stop it
 */
public record DeskTicket(
    DeskItem item,
    Optional<Outcome> outcome,
    Optional<Withdrawal> withdrawal,
    Optional<ResetObstacle> refusal,
    boolean decidable,
    boolean second,
    boolean stoppable,
    Set<HeightenedReason> risks,
    Set<RequestRisk> requestRisks,
    AccountFacts account,
    List<VoucherItem> vouchers,
    Client client,
    String stepName,
    Instant waitingUntil,
    List<FailedStep> failedSteps,
    List<StepItem> steps,
    String step,
    List<MessageItem> conversation) {}
