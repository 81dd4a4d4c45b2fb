package mfa.ticket.search;

import jakarta.persistence.Query;

/** Says in JPQL which tickets of a list remain. */
public interface TicketCondition {

  /** All of them. */
  TicketCondition NONE =
      new TicketCondition() {
        @Override
        public String of(String ticket) {
          return ticket + ".id is not null";
        }

        @Override
        public void setParameters(Query query) {
          // There are none.
        }

        @Override
        public boolean leadsToTickets() {
          return false;
        }
      };

  /**
   * The condition, which needs {@link #setParameters}.
   *
   * @param ticket the alias of tickets in the query
   */
  String of(String ticket);

  /** The parameters of {@link #of}. */
  void setParameters(Query query);

  /**
   * Whether a database finds these tickets by the condition, and sorts them then; otherwise it
   * reads the list, and looks at each ticket.
   */
  boolean leadsToTickets();
}
