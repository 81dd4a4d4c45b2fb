package mfa.workflow;

import java.time.Instant;
import java.util.List;
import mfa.workflow.process.Finding;

/** What Camunda Modeler is answered. */
public sealed interface ModelerResult {

  /** The token is right: its owner may deploy. */
  record Granted() implements ModelerResult {}

  /** The file runs; where it ran already, nothing was made. */
  record Deployed(VersionItem version, boolean fresh) implements ModelerResult {}

  /** The file has errors; all of them, then the warnings. */
  record Refused(List<Finding> findings) implements ModelerResult {}

  /** No token, or not one that counts: why is not told. */
  record Unauthorized() implements ModelerResult {}

  /** The owner of the token has deployed as many versions within the hour as anybody may. */
  record TooMany(int perHour) implements ModelerResult {}

  /** Too many wrong tokens came from there. */
  record Blocked(Instant until) implements ModelerResult {}
}
