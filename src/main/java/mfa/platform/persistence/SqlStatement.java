package mfa.platform.persistence;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement in SQL that both databases take, with what stands for its question marks.
 *
 * @param sql in our own code, never something typed
 */
public record SqlStatement(String sql, List<@Nullable Object> parameters) {

  public static SqlStatement of(String sql, @Nullable Object... parameters) {
    return new SqlStatement(sql, Collections.unmodifiableList(Arrays.asList(parameters)));
  }
}
