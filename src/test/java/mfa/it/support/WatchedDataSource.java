package mfa.it.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The data source of PostgreSQL, watched inside the server: it says on the console when a second
 * thread uses a connection while a call is under way on it, or between the first statement of a
 * transaction and its end. A data source is a class that the configuration names, so that the
 * server keeps the pool it is shipped with.
 */
public final class WatchedDataSource extends PGSimpleDataSource {

  /** Begins every line that it writes. */
  public static final String MARK = "WATCHED";

  private static final long serialVersionUID = 1;

  @Override
  public Connection getConnection() throws SQLException {
    return watched(super.getConnection());
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return watched(super.getConnection(user, password));
  }

  private static Connection watched(Connection connection) {
    return proxy(Connection.class, connection, new Watch());
  }

  private static <T> T proxy(Class<T> type, Object target, Watch watch) {
    return type.cast(
        Proxy.newProxyInstance(
            WatchedDataSource.class.getClassLoader(),
            new Class<?>[] {type},
            new Calls(target, watch)));
  }

  /** Packs the classes of this file into a jar for the server's class path. */
  public static void writeJar(Path jar) {
    try (var target = new JarOutputStream(Files.newOutputStream(jar))) {
      for (var type : List.of(WatchedDataSource.class, Calls.class, Watch.class)) {
        var file = type.getName().replace('.', '/') + ".class";
        try (var source = type.getClassLoader().getResourceAsStream(file)) {
          target.putNextEntry(new JarEntry(file));
          source.transferTo(target);
          target.closeEntry();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Passes the calls of a connection or a statement on, and shows them to the watch. */
  private record Calls(Object target, Watch watch) implements InvocationHandler {

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
      if (target instanceof Connection && method.getName().equals("abort")) {
        return pass(method, arguments);
      }
      var works = method.getName().startsWith("execute") || Watch.ENDS.contains(method.getName());
      if (!works) {
        return watchedIfStatement(pass(method, arguments));
      }
      watch.enter(method.getName(), connection().getAutoCommit());
      try {
        return pass(method, arguments);
      } finally {
        watch.leave(method.getName());
      }
    }

    private Connection connection() throws SQLException {
      return target instanceof Statement statement
          ? statement.getConnection()
          : (Connection) target;
    }

    private Object pass(Method method, Object[] arguments) throws Throwable {
      try {
        return method.invoke(target, arguments);
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    }

    private Object watchedIfStatement(Object result) {
      return switch (result) {
        case CallableStatement statement -> proxy(CallableStatement.class, statement, watch);
        case PreparedStatement statement -> proxy(PreparedStatement.class, statement, watch);
        case Statement statement -> proxy(Statement.class, statement, watch);
        case null, default -> result;
      };
    }
  }

  /** What one connection is doing, and for which thread. */
  private static final class Watch {

    private static final Set<String> ENDS = Set.of("commit", "rollback", "setAutoCommit");

    private Thread working;
    private Thread transaction;

    synchronized void enter(String call, boolean autoCommit) {
      var current = Thread.currentThread();
      if (working != null && working != current) {
        notify("two calls at once", call, working);
      }
      if (transaction != null && transaction != current) {
        notify("two threads in one transaction", call, transaction);
      }
      working = current;
      if (!autoCommit && transaction == null) {
        transaction = current;
      }
    }

    synchronized void leave(String call) {
      working = null;
      if (ENDS.contains(call)) {
        transaction = null;
      }
    }

    private static void notify(String what, String call, Thread other) {
      System.out.println(
          MARK
              + " "
              + what
              + ": "
              + call
              + " by "
              + Thread.currentThread().getName()
              + ", "
              + other.getName());
    }
  }
}
