package mfa.audit;

import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mfa.platform.crypto.KeyRing;

/** All columns of an entry as they were written. */
record EntryContent(
    Long id,
    Instant recordedAt,
    String action,
    String result,
    Long actorId,
    Long subjectId,
    Long workspaceId,
    String factor,
    String clientAddress,
    String userAgent,
    String detail) {

  private static final String WRITTEN = "audit-entry";
  private static final String SEALED = "audit-seal";

  /** What the writer of the entry vouches with. */
  String writtenHash(KeyRing keys) {
    return keys.hash(WRITTEN, text());
  }

  boolean isWrittenBy(String writtenHash, KeyRing keys) {
    return keys.isHashOf(writtenHash, WRITTEN, text());
  }

  /** What holds the entry at its place in the chain. */
  String seal(String writtenHash, long position, String sealBefore, KeyRing keys) {
    return keys.hash(SEALED, sealed(writtenHash, position, sealBefore));
  }

  boolean isSealedBy(
      String seal, String writtenHash, long position, String sealBefore, KeyRing keys) {
    return keys.isHashOf(seal, SEALED, sealed(writtenHash, position, sealBefore));
  }

  private String sealed(String writtenHash, long position, String sealBefore) {
    return text() + parts(writtenHash, position, sealBefore);
  }

  private String text() {
    return parts(
        id,
        recordedAt,
        action,
        result,
        actorId,
        subjectId,
        workspaceId,
        factor,
        clientAddress,
        userAgent,
        detail);
  }

  /** Each part with its length, so that no two entries read alike; a dash is no value. */
  private static String parts(Object... values) {
    return Stream.of(values).map(EntryContent::part).collect(Collectors.joining());
  }

  private static String part(Object value) {
    String text = String.valueOf(value);
    return value == null ? "-;" : text.length() + ":" + text + ";";
  }
}
