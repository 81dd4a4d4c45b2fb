package mfa.platform.persistence;

import java.net.IDN;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;

/**
 * Brings stored e-mail addresses into the form that a mail server can be told (ADR 0026): hosts in
 * ASCII. What cannot be told at all, or would then be somebody else's, gives way to an address that
 * reaches nobody, because mails to it may have reached an outsider.
 *
 * <p>In Java, because no SQL knows the ASCII form of a host; complete in itself, because a
 * migration stays what it was while the code goes on.
 */
final class AddressesAsSent implements JavaMigration {

  private static final Logger LOG = Logger.getLogger(AddressesAsSent.class.getName());
  private static final Pattern ASCII = Pattern.compile("[!-~]*");
  private static final Pattern LOCAL_PART =
      Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}");
  private static final Pattern UNCLEAR = Pattern.compile("[\u00df\u1e9e\u03c2\u200c\u200d]");

  @Override
  public MigrationVersion getVersion() {
    return MigrationVersion.fromVersion("30");
  }

  @Override
  public String getDescription() {
    return "addresses as sent";
  }

  @Override
  public Integer getChecksum() {
    return 1;
  }

  @Override
  public boolean canExecuteInTransaction() {
    return true;
  }

  @Override
  public void migrate(Context context) throws SQLException {
    Connection connection = context.getConnection();
    accounts(connection);
    invitations(connection);
    emailChanges(connection);
    plain(connection, "ticket");
    outbox(connection);
  }

  private static void accounts(Connection connection) throws SQLException {
    for (Map.Entry<Long, String> row : foreign(connection, "account", "email").entrySet()) {
      long id = row.getKey();
      Optional<String> sendable = sendable(row.getValue());
      String email = sendable.filter(text -> isFree(connection, text, id)).orElse(nobody(id));
      if (email.equals(nobody(id))) {
        LOG.log(
            Level.WARNING,
            "No mail can be sent to the address of account {0}: it was taken out. Invite its owner"
                + " with another address.",
            Long.toString(id));
      }
      set(connection, "account", "email", email, id);
      set(connection, "account", "canonical_email", email.toLowerCase(Locale.ROOT), id);
      update(
          connection,
          "update membership set email_key = ? where account_id = ?",
          email.toLowerCase(Locale.ROOT),
          id);
    }
  }

  private static boolean isFree(Connection connection, String email, long exceptFor) {
    String sql = "select count(*) from account where canonical_email = ? and id <> ?";
    try (PreparedStatement count = connection.prepareStatement(sql)) {
      count.setString(1, email.toLowerCase(Locale.ROOT));
      count.setLong(2, exceptFor);
      try (ResultSet row = count.executeQuery()) {
        row.next();
        return row.getInt(1) == 0;
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An open one ends: its mail went to another mailbox, or to none. */
  private static void invitations(Connection connection) throws SQLException {
    for (Map.Entry<Long, String> row : foreign(connection, "invitation", "email").entrySet()) {
      long id = row.getKey();
      set(connection, "invitation", "email", sendable(row.getValue()).orElse(nobody(id)), id);
      update(
          connection,
          "update invitation set open_email = null, canceled_at = sent_at"
              + " where open_email is not null and id = ?",
          id);
    }
  }

  private static void emailChanges(Connection connection) throws SQLException {
    for (String column : new String[] {"former_email", "new_email"}) {
      for (Map.Entry<Long, String> row : foreign(connection, "email_change", column).entrySet()) {
        long id = row.getKey();
        set(connection, "email_change", column, sendable(row.getValue()).orElse(nobody(id)), id);
      }
    }
    update(connection, "update email_change set former_canonical_email = lower(former_email)");
  }

  private static void plain(Connection connection, String table) throws SQLException {
    for (Map.Entry<Long, String> row : foreign(connection, table, "email").entrySet()) {
      long id = row.getKey();
      set(connection, table, "email", sendable(row.getValue()).orElse(nobody(id)), id);
    }
  }

  private static void outbox(Connection connection) throws SQLException {
    for (Map.Entry<Long, String> row : foreign(connection, "outbox_mail", "recipient").entrySet()) {
      long id = row.getKey();
      set(connection, "outbox_mail", "recipient", sendable(row.getValue()).orElse(nobody(id)), id);
      update(
          connection,
          "update outbox_mail set dropped_at = created_at, next_attempt_at = null,"
              + " sealed_parameters = null, last_error = 'The address cannot be told.'"
              + " where next_attempt_at is not null and id = ?",
          id);
    }
  }

  /** What is not ASCII, by the id of its row. */
  private static Map<Long, String> foreign(Connection connection, String table, String column)
      throws SQLException {
    Map<Long, String> found = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("select id, " + column + " from " + table + " order by id")) {
      while (rows.next()) {
        String text = rows.getString(2);
        if (!ASCII.matcher(text).matches()) {
          found.put(rows.getLong(1), text);
        }
      }
    }
    return found;
  }

  private static Optional<String> sendable(String text) {
    int at = text.lastIndexOf('@');
    if (!LOCAL_PART.matcher(text.substring(0, at)).matches() || UNCLEAR.matcher(text).find()) {
      return Optional.empty();
    }
    try {
      String host = IDN.toASCII(text.substring(at + 1), IDN.USE_STD3_ASCII_RULES);
      String whole = text.substring(0, at + 1) + host.toLowerCase(Locale.ROOT);
      return Optional.of(whole).filter(fits -> fits.length() <= 254);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String nobody(long id) {
    return "unknown-" + id + "@address.invalid";
  }

  private static void set(Connection connection, String table, String column, String text, long id)
      throws SQLException {
    update(connection, "update " + table + " set " + column + " = ? where id = ?", text, id);
  }

  private static void update(Connection connection, String sql, Object... parameters)
      throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        update.setObject(i + 1, parameters[i]);
      }
      update.executeUpdate();
    }
  }
}
