package mfa.support;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.logging.Logger;

/**
 * What one thread sends to the database: each time that it waits for an answer, be it to one
 * statement, to several, to a batch or to the end of a transaction.
 */
public final class StatementLog implements Driver {

  private static final String PREFIX = "logged:";
  private static final ThreadLocal<Consumer<String>> LISTENER = new ThreadLocal<>();

  static List<String> of(Runnable work) {
    List<String> sent = new ArrayList<>();
    tell(sent::add, work);
    return List.copyOf(sent);
  }

  /** The listener is told of each when the answer has come, before the next one is sent. */
  static void tell(Consumer<String> listener, Runnable work) {
    LISTENER.set(listener);
    try {
      work.run();
    } finally {
      LISTENER.remove();
    }
  }

  /** The address of the same database by way of this log. */
  static String url(String url) {
    return PREFIX + url;
  }

  private static void record(String text) {
    if (LISTENER.get() != null) {
      LISTENER.get().accept(text);
    }
  }

  @Override
  public boolean acceptsURL(String url) {
    return url.startsWith(PREFIX);
  }

  @Override
  public Connection connect(String url, Properties properties) throws SQLException {
    return acceptsURL(url)
        ? logged(DriverManager.getConnection(url.substring(PREFIX.length()), properties))
        : null;
  }

  private static Connection logged(Connection connection) {
    return proxy(
        Connection.class,
        connection,
        (method, arguments, answer) -> {
          if (method.getName().equals("commit")) {
            record("COMMIT");
          }
          return switch (answer) {
            case PreparedStatement statement ->
                logged(PreparedStatement.class, statement, (String) arguments[0]);
            case Statement statement -> logged(Statement.class, statement, "");
            case null, default -> answer;
          };
        });
  }

  private static <T extends Statement> T logged(Class<T> type, T statement, String prepared) {
    return proxy(
        type,
        statement,
        (method, arguments, answer) -> {
          if (method.getName().startsWith("execute")) {
            record(arguments == null ? prepared : (String) arguments[0]);
          }
          return answer;
        });
  }

  /** Looks at an answer, and may hand over another one. */
  private interface Look {
    Object at(Method method, Object[] arguments, Object answer);
  }

  private static <T> T proxy(Class<T> type, T real, Look look) {
    return type.cast(
        Proxy.newProxyInstance(
            StatementLog.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              try {
                return look.at(method, arguments, method.invoke(real, arguments));
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) {
    return new DriverPropertyInfo[0];
  }

  @Override
  public int getMajorVersion() {
    return 1;
  }

  @Override
  public int getMinorVersion() {
    return 0;
  }

  @Override
  public boolean jdbcCompliant() {
    return false;
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getGlobal();
  }
}
