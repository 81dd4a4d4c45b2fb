package mfa.workflow.draft;

import java.util.List;
import mfa.workflow.process.Finding;

/** What became of a version to copy, or of an uploaded file. */
public sealed interface CopyResult {

  /**
   * There is a draft.
   *
   * @param id of it
   */
  record Made(long id) implements CopyResult {}

  /** There is no such version. */
  record Unknown() implements CopyResult {}

  /** The author has as many drafts as anybody may. */
  record TooMany() implements CopyResult {}

  /** The file is longer than a draft may be; Camunda Modeler can deploy it. */
  record TooLarge() implements CopyResult {}

  /**
   * The file is no process of this server, or cannot be read at all.
   *
   * @param findings what is wrong with it, errors first
   */
  record Refused(List<Finding> findings) implements CopyResult {

    public Refused {
      findings = List.copyOf(findings);
    }
  }
}
