package mfa.workflow.migration;

import java.util.Map;
import mfa.workflow.migration.process.EngineMigration.NewStep;

/**
 * The process of a ticket was moved to another version, in this transaction.
 *
 * @param number the business key
 * @param source the number of the version where it was
 * @param target the number of the version where it is
 * @param steps what the steps of the old version are in the new one
 */
public record InstanceMigrated(String number, int source, int target, Map<String, NewStep> steps) {

  public InstanceMigrated {
    steps = Map.copyOf(steps);
  }
}
