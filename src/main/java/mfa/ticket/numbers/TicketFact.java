package mfa.ticket.numbers;

import mfa.platform.time.Durations;

/** What happens to tickets and is counted, and how the database finds it. */
enum TicketFact {
  FILED("filed_at", "0", ""),
  FIRST_REPLY("first_reply_at", took("first_reply_at"), "t.first_reply_by"),
  /** A ticket that was withdrawn before anybody had it says nothing about the work. */
  CLOSED("closed_at", took("closed_at"), Sql.ASSIGNEE) {
    @Override
    String condition() {
      return " and (t.outcome <> 'CANCELED' or t.taken = true)";
    }
  },
  RESTARTED("restarted_at", "0", Sql.ASSIGNEE),
  FOLLOWED_UP("filed_at", "0", Sql.FORMER_ASSIGNEE) {
    @Override
    String condition() {
      return " and exists (select 1 from support_ticket s"
          + " where s.id = t.id and s.follow_up_of is not null)";
    }
  },
  RATED("rated_at", "t.rating", Sql.ASSIGNEE) {
    @Override
    String condition() {
      return " and t.rating between 1 and " + NumbersCount.MAX_STARS;
    }
  };

  private final String time;
  private final String bucket;
  private final String agent;

  TicketFact(String time, String bucket, String agent) {
    this.time = time;
    this.bucket = bucket;
    this.agent = agent;
  }

  /** What else must be true. */
  String condition() {
    return "";
  }

  /** The column that says when it happened. */
  String time() {
    return time;
  }

  String bucket() {
    return bucket;
  }

  /** Whose it is; empty where it is of no agent. */
  String agent() {
    return agent;
  }

  private static String took(String end) {
    // From when it was asked for: a restart asks again.
    String begin =
        "case when t.restarted_at <= t." + end + " then t.restarted_at else t.filed_at end";
    return Durations.bucketInSql(
        "cast((extract(epoch from t."
            + end
            + ") - extract(epoch from "
            + begin
            + ")) * 1000 as double precision)");
  }

  /** Parts of statements: constants of its own are too late for an enum's values. */
  private static final class Sql {

    static final String ASSIGNEE = "t.assignee_id";

    static final String FORMER_ASSIGNEE =
        "(select o.assignee_id from support_ticket s join ticket o on o.id = s.follow_up_of"
            + " where s.id = t.id)";
  }
}
