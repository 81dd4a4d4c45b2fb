package mfa.platform.persistence;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A row that was read.
 *
 * @param values by the names of their columns, in small letters
 */
public record SqlRow(Map<String, @Nullable Object> values) {

  public String text(String column) {
    return Objects.requireNonNull(textOrNull(column));
  }

  public @Nullable String textOrNull(String column) {
    return (String) values.get(column);
  }

  public long number(String column) {
    return ((Number) Objects.requireNonNull(values.get(column))).longValue();
  }

  public @Nullable Long numberOrNull(String column) {
    return values.get(column) == null ? null : number(column);
  }

  public boolean is(String column) {
    return (Boolean) Objects.requireNonNull(values.get(column));
  }

  public Instant time(String column) {
    return Objects.requireNonNull(timeOrNull(column));
  }

  public @Nullable Instant timeOrNull(String column) {
    return switch (values.get(column)) {
      case null -> null;
      case Timestamp time -> time.toInstant();
      case OffsetDateTime time -> time.toInstant();
      case Object other -> throw new IllegalStateException("No time: " + other.getClass());
    };
  }
}
