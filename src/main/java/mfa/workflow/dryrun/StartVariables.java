package mfa.workflow.dryrun;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the tickets of a process begin with, as this server is configured; played ones do as well.
 *
 * @param values by the names of the contract; null for what nobody has set yet
 */
public record StartVariables(String process, Map<String, Object> values) {

  public StartVariables {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }
}
