package mfa.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mfa.platform.command.CommandResult;
import mfa.platform.command.CommandRunner;
import mfa.support.HealthResponses;
import mfa.support.ServiceTest;
import mfa.support.Services;
import mfa.support.Simultaneously;
import mfa.support.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("R59: the audit log is sealed, and its check finds every change")
@Tag("R59")
class SealedAuditLogTest extends ServiceTest {

  private static final String KEY = Services.KEY;
  private static final String NEW_KEY = "test2:AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";
  private static final int ENTRIES = 6;

  @TempDir static Path directory;

  /** One for each database, since a start takes seconds. */
  private static final Map<TestDatabase, Services> SERVERS = new EnumMap<>(TestDatabase.class);

  private Services server;
  private Path anchor;

  @BeforeEach
  void startOnAnEmptyRecord() {
    anchor = directory.resolve("anchor");
    server =
        SERVERS.computeIfAbsent(
            database, any -> services.another(Map.of("mfa.audit.anchor-file", anchor.toString())));
    empty();
    forgetAnchor();
  }

  @AfterEach
  void leaveAnEmptyRecord() {
    empty();
  }

  @AfterAll
  static void stopTheServers() {
    SERVERS.values().forEach(Services::close);
    SERVERS.clear();
  }

  private void empty() {
    sql.execute("delete from audit_entry");
    sql.execute("update audit_chain set head_position = 0, head_seal = '-'");
  }

  @Test
  void untouchedRecordIsSound() {
    sealedRecord();

    AuditVerificationResult check = check();

    assertThat(check).isEqualTo(new AuditVerificationResult(ENTRIES, 0, 0, List.of()));
    assertThat(positions()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
  }

  @Test
  void everyChangedColumnIsFoundAndItsEntryNamed() {
    Map<String, String> changes = new TreeMap<>();
    changes.put("recorded_at", "recorded_at = recorded_at - interval '1' second");
    changes.put("action", "action = 'SIGNED_OUT'");
    changes.put("action unknown", "action = 'NEVER_HEARD_OF'");
    changes.put("result", "result = 'SUCCESS'");
    changes.put("actor_id", "actor_id = 4711");
    changes.put("subject_id", "subject_id = null");
    changes.put("workspace_id", "workspace_id = 1");
    changes.put("factor", "factor = null");
    changes.put("client_address", "client_address = 'x'");
    changes.put("user_agent", "user_agent = 'x'");
    changes.put("detail", "detail = detail || ' '");
    changes.put("written_hash", "written_hash = null");
    changes.put("chain_seal", "chain_seal = 'test1:x'");
    changes.put("chain_position", "chain_position = 77");
    changes.put("id", "id = -id");
    List<String> unseen = new ArrayList<>();
    for (Map.Entry<String, String> change : changes.entrySet()) {
      empty();
      forgetAnchor();
      sealedRecord();
      long third = id(3);
      tamper("update audit_entry set " + change.getValue() + " where chain_position = 3");

      AuditVerificationResult check = check();
      boolean named =
          change.getKey().equals("chain_position")
              ? check.findings().toString().contains("After position 2")
              : check
                  .findings()
                  .toString()
                  .contains(
                      "Entry " + (change.getKey().equals("id") ? -third : third) + " (position 3)");
      if (check.isSound() || !named) {
        unseen.add(change.getKey() + ": " + check.findings());
      }
    }

    assertThat(changes.keySet().stream().map(name -> name.split(" ")[0])).containsAll(columns());
    assertThat(unseen).isEmpty();
  }

  @Test
  void deletedEntryIsFoundAtTheBeginningInTheMiddleAndAtTheEnd() {
    for (int position : List.of(1, 3, ENTRIES)) {
      empty();
      forgetAnchor();
      sealedRecord();
      tamper("delete from audit_entry where chain_position = " + position);

      assertThat(check().findings())
          .as("%s", position)
          .first()
          .asString()
          .contains("After position " + (position - 1));
    }
  }

  @Test
  void endCutOffWithTheHeadIsFoundByTheAnchor() throws IOException {
    sealedRecord();
    String before = Files.readString(anchor);
    tamper("delete from audit_entry where chain_position > 4");
    setHeadTo(4);

    server.get(AuditSealer.class).work();
    AuditVerificationResult cutOff = check();
    record(3);
    server.get(AuditSealer.class).work();
    AuditVerificationResult grownAgain = check();

    assertThat(cutOff.findings())
        .containsExactly("After position 4: the audit log ends, but had 6 entries.");
    assertThat(grownAgain.findings())
        .hasSize(1)
        .first()
        .asString()
        .contains("(position 6): it is not the one");
    assertThat(server.get(AuditSealer.class).trouble()).isEqualTo(SealingStatus.CUT_OFF);
    assertThat(Files.readString(anchor)).as("evidence").isEqualTo(before);
  }

  /** The seal of each covers the seal before: else the old end would fit behind the new entry. */
  @Test
  void entryExchangedAfterTheHeadWasSetBackIsFoundAtTheNext() {
    sealedRecord();
    long sixth = id(6);
    setHeadTo(4);
    forgetAnchor();
    tamper("delete from audit_entry where chain_position = 5");
    record(1);
    server.get(AuditSealer.class).work();
    assertThat(positions()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    setHeadTo(6);

    AuditVerificationResult check = check();

    assertThat(check.findings())
        .containsExactly(
            "Entry %d (position 6): it, its place or the entry before it was changed."
                .formatted(sixth));
  }

  private void setHeadTo(long position) {
    sql.execute(
        "update audit_chain set head_position = ?, head_seal ="
            + " (select chain_seal from audit_entry where chain_position = ?)",
        position,
        position);
  }

  @Test
  void insertedEntryIsFoundWhetherItHasAPlaceOrNot() {
    sealedRecord();
    String copy =
        "insert into audit_entry (id, recorded_at, action, result, subject_id, client_address,"
            + " user_agent, detail, written_hash, chain_position, chain_seal) select %s, recorded_at,"
            + " action, result, subject_id, client_address, user_agent, detail, %s, %s, chain_seal"
            + " from audit_entry where chain_position = 2";
    tamper(copy.formatted("-1", "written_hash", "3"));
    tamper(copy.formatted("-2", "written_hash", "null"));
    tamper(copy.formatted("-3", "null", "null"));
    tamper(copy.formatted("-4", "written_hash", "0"));

    AuditVerificationResult waiting = check();
    server.get(AuditSealer.class).work();
    AuditVerificationResult after = check();

    assertThat(waiting.findings().toString())
        .contains("Entry -1 ", "Entry -2 ", "Entry -3 ", "Entry -4 ");
    assertThat(after.findings().toString())
        .contains("Entry -1 ", "Entry -2 ", "Entry -3 ", "Entry -4 ");
    assertThat(after.checked()).as("nothing foreign was sealed").isEqualTo(ENTRIES + 1);
  }

  @Test
  void entriesThatChangedPlacesAreFound() {
    sealedRecord();
    tamper(
        "update audit_entry set chain_position = 7 - chain_position where chain_position in (3, 4)");

    assertThat(check().findings().getFirst()).contains("(position 3)");
  }

  @Test
  void entryChangedBeforeItWasSealedIsSetAside() {
    record(2);
    tamper(
        "update audit_entry set detail = 'another' where id = (select min(id) from audit_entry)");

    server.get(AuditSealer.class).work();

    assertThat(check().findings()).hasSize(1).first().asString().contains("set aside");
    assertThat(check().checked()).isEqualTo(1);
  }

  @Test
  void missingHeadOrAnchorIsFound() throws IOException {
    sealedRecord();
    Files.delete(anchor);
    assertThat(check().findings()).containsExactly("The anchor outside the database is missing.");

    Files.writeString(anchor, "nonsense");
    assertThat(check().findings())
        .containsExactly("The anchor outside the database cannot be read.");

    Files.delete(anchor);
    sql.execute("update audit_chain set head_position = 5");
    assertThat(check().isSound()).isFalse();
  }

  @Test
  void entryThatCommitsLateIsSealedLate() {
    List<Long> late = new ArrayList<>();
    server.asTimer(
        () ->
            server.inTransaction(
                entityManager -> {
                  server.get(AuditService.class).record(event("late"));
                  entityManager.flush();
                  // Another thread: the transaction at hand stays open.
                  Simultaneously.call(
                      1,
                      thread -> {
                        record(3);
                        server.get(AuditSealer.class).work();
                        return late.addAll(positions());
                      });
                  return null;
                }));

    server.get(AuditSealer.class).work();

    assertThat(late).containsExactly(1L, 2L, 3L);
    assertThat(sql.number("select chain_position from audit_entry where detail = 'late'"))
        .isEqualTo(4);
    assertThat(check().isSound()).isTrue();
  }

  @Test
  void workersOfSeveralServersSealOneChain() {
    try (Services other = server.another(Map.of())) {
      List<Services> servers = List.of(server, other);
      Simultaneously.call(
          8,
          thread -> {
            for (int i = 0; i < 15; i++) {
              Services at = servers.get(thread % 2);
              if (thread < 4) {
                at.get(AuditSealer.class).work();
              }
              at.asTimer(() -> at.get(AuditService.class).recordAlone(event("e")));
            }
            return null;
          });
    }
    server.get(AuditSealer.class).work();

    assertThat(check()).isEqualTo(new AuditVerificationResult(120, 0, 0, List.of()));
  }

  @Test
  void chainGoesOnUnderANewKeyAndIsCheckedWithBoth() {
    sealedRecord();
    Services rotated =
        server.another(
            Map.of(
                "mfa.audit.anchor-file",
                anchor.toString(),
                "mfa.crypto.keys",
                NEW_KEY + " " + KEY));
    try (rotated) {
      rotated.asTimer(() -> rotated.get(AuditService.class).recordAlone(event("rotated")));
      rotated.get(AuditSealer.class).work();

      assertThat(rotated.get(AuditVerificationService.class).check().isSound()).isTrue();
      assertThat(
              sql.single("select chain_seal from audit_entry where detail = 'rotated'").toString())
          .startsWith("test2:");
    }
    assertThat(check().isSound()).as("without the new key").isFalse();
  }

  @Test
  void entryUnderAKeyThatTheWorkerLacksIsLeftToAnotherServer() {
    Services rotated = server.another(Map.of("mfa.crypto.keys", NEW_KEY + " " + KEY));
    try (rotated) {
      rotated.asTimer(() -> rotated.get(AuditService.class).recordAlone(event("rotated")));
      record(1);

      server.get(AuditSealer.class).work();
      assertThat(positions()).containsExactly(1L);
      rotated.get(AuditSealer.class).work();

      assertThat(rotated.get(AuditVerificationService.class).check())
          .isEqualTo(new AuditVerificationResult(2, 0, 0, List.of()));
    }
  }

  @Test
  void entriesFromBeforeTheHashesAreTakenOverOnlyAtTheBeginning() {
    record(3);
    tamper("update audit_entry set written_hash = null");
    server.get(AuditSealer.class).work();
    record(1);
    server.get(AuditSealer.class).work();
    assertThat(check()).isEqualTo(new AuditVerificationResult(4, 0, 0, List.of()));

    record(1);
    tamper("update audit_entry set written_hash = null where chain_position is null");
    server.get(AuditSealer.class).work();

    assertThat(check().findings()).hasSize(1).first().asString().contains("set aside");
  }

  @Test
  void entryThatWaitsTooLongIsReported() {
    sealedRecord();
    record(1);
    assertThat(check().isSound()).isTrue();

    clock.moveBy(Duration.ofMinutes(6));

    assertThat(check().findings()).hasSize(1).first().asString().contains("waits for its seal");
  }

  @Test
  void anchorThatCannotBeWrittenKeepsNobodyWaiting() {
    Path nowhere = directory.resolve("missing/anchor");
    try (Services blind = server.another(Map.of("mfa.audit.anchor-file", nowhere.toString()))) {
      record(2);
      blind.get(AuditSealer.class).work();

      assertThat(positions()).containsExactly(1L, 2L);
      assertThat(blind.get(AuditSealer.class).trouble()).isEqualTo(SealingStatus.NO_ANCHOR);
    }
  }

  @Test
  void longRecordIsSealedInBatchesAndCheckedInPages() {
    int entries = AuditVerificationService.PAGE + SealingService.BATCH + 1;
    server.asTimer(
        () ->
            server.inTransaction(
                entityManager -> {
                  for (int i = 0; i < entries; i++) {
                    server.get(AuditService.class).record(event("many"));
                  }
                  return null;
                }));
    server.work("seals");

    assertThat(check()).isEqualTo(new AuditVerificationResult(entries, 0, 0, List.of()));
  }

  @Test
  void commandSaysWhatItFoundAndIsRecordedItself() {
    sealedRecord();
    CommandResult sound = command("verify-audit-log");
    tamper("update audit_entry set detail = 'x' where chain_position = 2");
    CommandResult changed = command("verify-audit-log");

    assertThat(sound.lines())
        .containsExactly(
            "6 sealed entries checked, 0 wait for their seals: the audit log is sound.");
    assertThat(sound.ending()).isEqualTo(CommandResult.Ending.DONE);
    assertThat(changed.lines()).first().asString().contains("(position 2)");
    assertThat(changed.ending()).isEqualTo(CommandResult.Ending.FAILED);
    assertThat(command("verify-audit-log now").ending()).isEqualTo(CommandResult.Ending.MISUSED);
    assertThat(
            sql.rows(
                "select result, actor_id from audit_entry where action = 'COMMAND_RUN'"
                    + " and detail = 'operator command verify-audit-log' order by id"))
        .extracting(row -> row.get("result") + " " + row.get("actor_id"))
        .containsExactly("SUCCESS null", "FAILURE null", "FAILURE null");
  }

  @Test
  @Tag("R75")
  @DisplayName("R75: entries that this server cannot read, more than a batch, hold no other up")
  void unreadableEntriesHoldNoOtherUp() throws IOException {
    record(SealingService.BATCH + 1);
    tamper("update audit_entry set written_hash = 'gone' || written_hash");
    record(2);

    server.work("seals");

    assertThat(positions()).containsExactly(1L, 2L);
    assertThat(Files.readString(anchor)).as("anchored").startsWith("2 ");
    clock.moveBy(Duration.ofMinutes(6));
    server.get(AuditSealer.class).work();
    assertThat(server.get(AuditSealer.class).trouble()).isEqualTo(SealingStatus.BEHIND);
    record(1);
    server.work("seals");
    assertThat(Files.readString(anchor)).as("anchored though behind").startsWith("3 ");
    assertThat(check().wrong()).isEqualTo(SealingService.BATCH + 1);
  }

  @Test
  @Tag("R75")
  @DisplayName("R75: what was set aside is counted in the health of the audit log")
  void whatWasSetAsideIsCounted() {
    HealthResponses.provide();
    record(2);
    tamper(
        "update audit_entry set detail = 'another' where id = (select min(id) from audit_entry)");

    server.work("seals");

    assertThat(new AuditHealth(server.get(AuditSealer.class)).call().getData().orElseThrow())
        .containsEntry("setAside", 1L)
        .containsEntry("sealed", true);
    assertThat(positions()).contains(1L);
  }

  private CommandResult command(String line) {
    return server.asTimer(() -> server.get(CommandRunner.class).run(line));
  }

  private void sealedRecord() {
    record(ENTRIES);
    server.get(AuditSealer.class).work();
  }

  private void record(int count) {
    for (int i = 0; i < count; i++) {
      server.asTimer(() -> server.get(AuditService.class).recordAlone(event("some words")));
    }
  }

  private static AuditEvent event(String detail) {
    return AuditEvent.failure(AuditAction.CODE_CHECKED, 17L).by("code").saying(detail);
  }

  private AuditVerificationResult check() {
    return server.get(AuditVerificationService.class).check();
  }

  private void tamper(String change) {
    assertThat(sql.execute(change)).isPositive();
  }

  private void forgetAnchor() {
    try {
      Files.deleteIfExists(anchor);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private long id(long position) {
    return sql.number("select id from audit_entry where chain_position = ?", position);
  }

  private List<Long> positions() {
    return sql
        .rows("select chain_position from audit_entry where chain_position is not null order by 1")
        .stream()
        .map(row -> (Long) row.get("chain_position"))
        .toList();
  }

  private List<String> columns() {
    return sql
        .rows(
            "select lower(column_name) as name from information_schema.columns"
                + " where lower(table_name) = 'audit_entry'")
        .stream()
        .map(row -> row.get("name").toString())
        .toList();
  }
}
