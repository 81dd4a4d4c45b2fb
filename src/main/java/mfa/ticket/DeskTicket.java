package mfa.ticket;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mfa.platform.request.Client;

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
    DeskLine line,
    Optional<Outcome> outcome,
    Optional<Withdrawal> withdrawal,
    Optional<ResetObstacle> refusal,
    boolean decidable,
    boolean second,
    boolean stoppable,
    Set<HeightenedReason> risks,
    Set<RequestRisk> requestRisks,
    AccountFacts account,
    List<VoucherLine> vouchers,
    Client client,
    String stepName,
    Instant waitingUntil,
    List<FailedStep> failedSteps,
    List<StepLine> steps,
    String step,
    List<MessageLine> conversation) {}
