package mfa.workflow.statistics.process;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the tokens of a version are, read from the tables of the engine: its own queries know no
 * ages, and leave out who waits for a job. Nothing is ever written there.
 */
@Dependent
public class EngineTokens {

  private static final String AT_STEP =
      " from ACT_RU_EXECUTION e where e.PROC_DEF_ID_ = ?1 and e.IS_ACTIVE_ = true"
          + " and e.IS_EVENT_SCOPE_ = false and e.ACT_ID_ is not null";

  @Inject private EntityManager entityManager;

  /** How many tokens are at each step that has some. */
  public Map<String, Long> count(String versionId) {
    return counts("select e.ACT_ID_, count(*)" + AT_STEP + " group by e.ACT_ID_", versionId);
  }

  /** How many incidents each step has that has some. */
  public Map<String, Long> incidents(String versionId) {
    return counts(
        "select i.ACTIVITY_ID_, count(*) from ACT_RU_INCIDENT i where i.PROC_DEF_ID_ = ?1"
            + " and i.ACTIVITY_ID_ is not null group by i.ACTIVITY_ID_",
        versionId);
  }

  private Map<String, Long> counts(String query, String versionId) {
    Map<String, Long> counts = new HashMap<>();
    for (Object row :
        entityManager.createNativeQuery(query).setParameter(1, versionId).getResultList()) {
      Object[] columns = (Object[]) row;
      counts.put((String) columns[0], ((Number) columns[1]).longValue());
    }
    return counts;
  }

  public long count(String versionId, String step) {
    Query query =
        entityManager
            .createNativeQuery("select count(*)" + AT_STEP + " and e.ACT_ID_ = ?2")
            .setParameter(1, versionId)
            .setParameter(2, step);
    return ((Number) query.getSingleResult()).longValue();
  }

  /** The tokens at a step, those first that have been there longest. */
  public List<Token> at(String versionId, String step, int offset, int max) {
    List<?> rows =
        entityManager
            .createNativeQuery(
                "select p.BUSINESS_KEY_, coalesce(h.START_TIME_, j.CREATE_TIME_) since"
                    + " from ACT_RU_EXECUTION e"
                    + " join ACT_RU_EXECUTION p on p.ID_ = e.PROC_INST_ID_"
                    + " left join ACT_HI_ACTINST h on h.EXECUTION_ID_ = e.ID_"
                    + " and h.ACT_ID_ = e.ACT_ID_ and h.END_TIME_ is null"
                    + " left join ACT_RU_JOB j on j.EXECUTION_ID_ = e.ID_"
                    + " and j.HANDLER_TYPE_ = 'async-continuation'"
                    + " where e.PROC_DEF_ID_ = ?1 and e.IS_ACTIVE_ = true"
                    + " and e.IS_EVENT_SCOPE_ = false and e.ACT_ID_ = ?2"
                    + " order by since, p.BUSINESS_KEY_, e.ID_")
            .setParameter(1, versionId)
            .setParameter(2, step)
            .setFirstResult(offset)
            .setMaxResults(max)
            .getResultList();
    return rows.stream().map(row -> token((Object[]) row)).toList();
  }

  private static Token token(Object[] columns) {
    return new Token((String) columns[0], ((Date) columns[1]).toInstant());
  }

  /**
   * A ticket at a step.
   *
   * @param number the business key
   * @param since when it came there
   */
  public record Token(String number, Instant since) {}
}
