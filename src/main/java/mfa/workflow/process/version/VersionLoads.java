package mfa.workflow.process.version;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How much runs on versions, read from the tables of the engine: its own query counts all versions
 * there ever were, however few are asked for.
 */
@Dependent
public class VersionLoads {

  @Inject private EntityManager entityManager;

  public Map<String, VersionLoad> of(Set<String> definitionIds) {
    if (definitionIds.isEmpty()) {
      return Map.of();
    }
    Map<String, Integer> running =
        count("ACT_RU_EXECUTION", "PARENT_ID_ is null and ", List.copyOf(definitionIds));
    Map<String, Integer> incidents = count("ACT_RU_INCIDENT", "", List.copyOf(definitionIds));
    Map<String, VersionLoad> loads = new HashMap<>();
    for (String id : definitionIds) {
      loads.put(id, new VersionLoad(running.getOrDefault(id, 0), incidents.getOrDefault(id, 0)));
    }
    return loads;
  }

  private Map<String, Integer> count(String table, String only, List<String> ids) {
    String places =
        IntStream.rangeClosed(1, ids.size())
            .mapToObj(place -> "?" + place)
            .collect(Collectors.joining(", "));
    Query query =
        entityManager.createNativeQuery(
            "select PROC_DEF_ID_, count(*) from "
                + table
                + " where "
                + only
                + "PROC_DEF_ID_ in ("
                + places
                + ") group by PROC_DEF_ID_");
    IntStream.rangeClosed(1, ids.size())
        .forEach(place -> query.setParameter(place, ids.get(place - 1)));
    Map<String, Integer> counts = new HashMap<>();
    for (Object row : query.getResultList()) {
      Object[] columns = (Object[]) row;
      counts.put((String) columns[0], ((Number) columns[1]).intValue());
    }
    return counts;
  }
}
