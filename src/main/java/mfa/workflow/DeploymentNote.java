package mfa.workflow;

import java.util.Optional;
import mfa.platform.text.SingleLine;

/** What somebody says about a deployment: one line, for those who look for the reason later. */
public record DeploymentNote(String text) {

  public static final int MAX_LENGTH = 500;

  /**
   * @throws IllegalArgumentException if nothing is to be seen, or it has more than 500 characters
   */
  public DeploymentNote {
    text = SingleLine.required(text, MAX_LENGTH, "A note");
  }

  /** The note, where one was typed. */
  public static Optional<DeploymentNote> parse(String typed) {
    return SingleLine.parse(typed, MAX_LENGTH).map(DeploymentNote::new);
  }
}
