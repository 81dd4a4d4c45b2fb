package mfa.platform.persistence;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement in SQL that both databases take, with what stands for its question marks.
 *
 * @param sql in our own code, never something typed
 */
public record SqlStatement(String sql, List<@Nullable Object> parameters) {

  public static SqlStatement of(String sql, @Nullable Object... parameters) {
    return new SqlStatement(
        sql, Arrays.stream(parameters).<@Nullable Object>map(SqlStatement::asStored).toList());
  }

  /** Only where this question finds something as well. */
  public SqlStatement andIf(SqlStatement question) {
    List<@Nullable Object> all = new ArrayList<>(parameters);
    all.addAll(question.parameters);
    return new SqlStatement(sql + " and exists (" + question.sql + ")", all);
  }

  private static @Nullable Object asStored(@Nullable Object parameter) {
    return parameter instanceof Instant time ? time.atOffset(ZoneOffset.UTC) : parameter;
  }
}
