package mfa.ticket.search;

import jakarta.persistence.Query;
import java.util.List;

/**
 * The tickets of a list that somebody looked for.
 *
 * @param ids the newest first; one more than {@link SoughtTerms#SHOWN} where there are more
 * @param inPart whether older tickets were not searched, so that some of them may be missing
 */
public record FoundTickets(List<Long> ids, boolean inPart) implements TicketCondition {

  private static final String IDS = "found";

  public FoundTickets {
    ids = List.copyOf(ids);
  }

  @Override
  public String of(String ticket) {
    return ids.isEmpty() ? "1 = 0" : ticket + ".id in :" + IDS;
  }

  @Override
  public void setParameters(Query query) {
    if (!ids.isEmpty()) {
      query.setParameter(IDS, ids.subList(0, Math.min(ids.size(), SoughtTerms.SHOWN)));
    }
  }

  @Override
  public boolean leadsToTickets() {
    return true;
  }
}
