package mfa.ticket;

/**
 * What a reviewer has looked at.
 *
 * @param risksAnswered each item of the risk panel was looked at
 * @param storyFits the story fits the account's history
 * @param noPersonalFacts no personal facts were taken as proof
 * @param evidence independent of mailbox and password, or {@code NONE}; null as long as it is open
 */
public record Checklist(
    boolean risksAnswered, boolean storyFits, boolean noPersonalFacts, Evidence evidence) {

  public boolean isComplete() {
    return risksAnswered && storyFits && noPersonalFacts && evidence != null;
  }

  String answers() {
    return "risks=%s story=%s no-personal-facts=%s evidence=%s"
        .formatted(risksAnswered, storyFits, noPersonalFacts, evidence);
  }
}
