package mfa.support;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Column;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Table;
import jakarta.persistence.metamodel.Attribute;
import jakarta.persistence.metamodel.EmbeddableType;
import jakarta.persistence.metamodel.EntityType;
import jakarta.persistence.metamodel.ManagedType;
import jakarta.persistence.metamodel.SingularAttribute;
import java.lang.reflect.Field;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import mfa.account.AccountService;
import mfa.administration.WorkspaceAdministrationService;
import mfa.application.ApplicationOrigin;
import mfa.application.ApplicationService;
import mfa.application.ReturnPath;
import mfa.mail.EmailAddress;
import mfa.platform.crypto.KeyRing;
import mfa.platform.request.Client;
import mfa.ticket.Attachment;
import mfa.ticket.MessageBody;
import mfa.ticket.TicketTitle;
import mfa.ticket.desk.Review;
import mfa.ticket.desk.reply.SavedReplyDraft;
import mfa.ticket.desk.tag.TagName;
import mfa.ticket.requester.Rating;
import mfa.workflow.DeployTokenService;
import mfa.workflow.DeploymentNote;
import mfa.workflow.draft.DraftService;
import mfa.workspace.Announcement;
import mfa.workspace.ExemptionService;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Walks all columns of all entities: what can be put into one fits, in the form it is kept in. */
@Tag("R74")
@DisplayName("R74: every text that can be typed fits its column, sealed, composed and in bytes")
class ColumnLengthsTest extends ServiceTest {

  private static final EmailAddress MAX_ADDRESS =
      new EmailAddress(
          "a".repeat(64) + "@" + ("b".repeat(62) + ".").repeat(2) + "c".repeat(58) + ".ee");

  private static final String NAME = "陈".repeat(AccountService.MAX_NAME_LENGTH);

  /** Of a word that is found: each has up to four bytes, and each byte two digits. */
  private static final int TWENTY_LETTERS = 20 * 4 * 2;

  /** Texts that the server itself writes, by the constants of its own code or of the engine. */
  private static final int OF_THE_SERVER = 0;

  @Test
  void everyTextFitsItsColumn() {
    Map<String, Integer> room = columns();
    var unknown = new TreeSet<String>();
    var tooLong = new TreeMap<String, String>();

    Map<String, Class<?>> fields = fields();
    fields.forEach(
        (column, type) -> {
          OptionalInt maxLength = maxLength(column, type);
          Integer max = room.get(column);
          if (maxLength.isEmpty() || max == null) {
            unknown.add(column);
          } else if (maxLength.getAsInt() > max) {
            tooLong.put(column, maxLength.getAsInt() + " > " + max);
          }
        });

    assertThat(fields)
        .containsKeys("account.name", "password_reset.sealed_email", "ticket.status")
        .hasSizeGreaterThan(80);
    assertThat(tooLong).isEmpty();
    assertThat(unknown).as("columns of which this test does not know the longest value").isEmpty();
  }

  private OptionalInt maxLength(String column, Class<?> type) {
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .mapToInt(constant -> ((Enum<?>) constant).name().length())
          .max();
    }
    return longestByPattern().entrySet().stream()
        .filter(entry -> column.matches(entry.getKey()))
        .mapToInt(Map.Entry::getValue)
        .findFirst();
  }

  /** By table and column; the first that fits counts. */
  private Map<String, Integer> longestByPattern() {
    KeyRing keys = the(KeyRing.class);
    Client client = new Client("f".repeat(1_000), "😀".repeat(1_000));
    Map<String, Integer> maxLength = new LinkedHashMap<>();
    maxLength.put("account\\.password_hash", 200);
    maxLength.put("(process_deployment\\.file|ticket_attachment\\.content)_hash", 64);
    maxLength.put("ticket_attachment\\.content_file", 32);
    maxLength.put(".*_(hash|seal)", keys.hash("context", NAME).length());
    maxLength.put(
        "password_reset\\.sealed_email|unbind_request\\.sealed_content",
        keys.seal(("1" + MAX_ADDRESS.text()).getBytes(UTF_8), "context").length());
    maxLength.put(".*\\.sealed_secret", keys.seal(new byte[64], "context").length());
    maxLength.put(
        "outbox_mail\\.sealed_parameters",
        keys.seal((NAME.repeat(4) + "x".repeat(2_000)).getBytes(UTF_8), "context").length());
    maxLength.put(".*email(_key)?|outbox_mail\\.recipient(_key)?", MAX_ADDRESS.text().length());
    maxLength.put(".*\\.client_address", client.address().length());
    maxLength.put(".*\\.client_network", client.network().length());
    maxLength.put(".*\\.user_agent", client.userAgent().length());
    maxLength.put(".*\\.name_key", 3 * AccountService.MAX_NAME_LENGTH);
    maxLength.put("(account|caller_state)\\.name", AccountService.MAX_NAME_LENGTH);
    maxLength.put(
        "workspace\\.name|.*\\.workspace_name", WorkspaceAdministrationService.MAX_NAME_LENGTH);
    maxLength.put("workspace\\.announcement", Announcement.MAX_LENGTH);
    maxLength.put("authenticator\\.name", 60);
    maxLength.put("(application_caller|sign_in_account)\\..*", OF_THE_SERVER);
    maxLength.put("application\\.name", ApplicationService.MAX_NAME_LENGTH);
    maxLength.put("application\\.origin", ApplicationOrigin.MAX_LENGTH);
    maxLength.put("entry_code\\.return_path", ReturnPath.MAX_LENGTH);
    maxLength.put(
        "ticket_attachment\\.name",
        new Attachment("😀".repeat(500) + ".txt", new byte[] {'a'}).name().length());
    maxLength.put("membership\\.exempt_reason", ExemptionService.MAX_REASON_LENGTH);
    maxLength.put("deploy_token\\.name", DeployTokenService.MAX_NAME_LENGTH);
    maxLength.put("process_(deployment|migration)\\.note", DeploymentNote.MAX_LENGTH);
    maxLength.put("ticket\\.title", TicketTitle.MAX);
    maxLength.put("ticket_message\\.body", MessageBody.MAX);
    maxLength.put("outbox_mail\\.in_reply_to", 252);
    maxLength.put("ticket_term\\.term", TWENTY_LETTERS);
    maxLength.put("ticket_tag\\.tag", TagName.MAX);
    maxLength.put("saved_reply\\.title", SavedReplyDraft.MAX_TITLE_LENGTH);
    maxLength.put("saved_reply\\.body", SavedReplyDraft.MAX_TEXT_LENGTH);
    maxLength.put("ticket_review\\.reason", Review.MAX_REASON_LENGTH);
    maxLength.put("ticket_reply_draft\\.(reply|note)", MessageBody.MAX);
    maxLength.put("ticket_reply_draft\\.reason", Review.MAX_REASON_LENGTH);
    maxLength.put(
        "ticket_reply_draft\\.draft_key", (Long.MIN_VALUE + "-" + Long.MIN_VALUE).length());
    maxLength.put("ticket\\.rating_comment", Rating.MAX_COMMENT_LENGTH);
    maxLength.put("audit_entry\\.detail", 1_000);
    maxLength.put("process_draft\\.model", DraftService.MAX_CHARACTERS);
    maxLength.put("(account|caller_state)\\.time_zone", longestZone());
    maxLength.put(
        "ticket.*\\.(step|step_name|task_id|candidate_group|process_instance_id|ticket_number)"
            + "|caller_state\\.platform_roles|unbind_ticket\\.heightened_because|ticket_review\\.answers|.*\\.language|.*\\.message_id"
            + "|.*\\.(ticket_number|last_error|factor|request|subject|key_id|fingerprint)"
            + "|process_draft\\.(process|base_definition)"
            + "|process_migration\\.(process|source_id|target_id|after_instance)"
            + "|process_migration_failure\\.step_name"
            + "|process_(deployment|head)\\.(definition_id|deployment_id|process|version_tag)"
            + "|element_failure\\.(worker|problem)"
            + "|ticket_attachment\\.content_base64|.*\\.written_hash",
        OF_THE_SERVER);
    return maxLength;
  }

  private static int longestZone() {
    return ZoneId.getAvailableZoneIds().stream().mapToInt(String::length).max().orElseThrow();
  }

  private Map<String, Integer> columns() {
    Map<String, Integer> lengths = new TreeMap<>();
    sql.rows(
            "select table_name, column_name, character_maximum_length from"
                + " information_schema.columns where lower(table_schema) = 'public'")
        .forEach(row -> lengths.put(column(row), length(row.get("character_maximum_length"))));
    return lengths;
  }

  private static String column(Map<String, Object> row) {
    return (row.get("table_name") + "." + row.get("column_name")).toLowerCase(Locale.ROOT);
  }

  private static int length(Object max) {
    return max == null ? Integer.MAX_VALUE : (int) Math.min(Integer.MAX_VALUE, number(max));
  }

  private static long number(Object max) {
    return ((Number) max).longValue();
  }

  /** The types of all text and enum fields, by table and column. */
  private Map<String, Class<?>> fields() {
    return services.inTransaction(ColumnLengthsTest::fields);
  }

  private static Map<String, Class<?>> fields(EntityManager entityManager) {
    Map<String, Class<?>> fields = new TreeMap<>();
    for (EntityType<?> entity : entityManager.getMetamodel().getEntities()) {
      Table table = entity.getJavaType().getAnnotation(Table.class);
      String name = table == null ? entity.getName() : table.name();
      addFields(fields, name.toLowerCase(Locale.ROOT), entity);
    }
    return fields;
  }

  /** What an entity inherits is in the table of the one that it inherits from. */
  private static void addFields(
      Map<String, Class<?>> fields, String table, ManagedType<?> managed) {
    for (Attribute<?, ?> attribute : managed.getDeclaredAttributes()) {
      Class<?> type = attribute.getJavaType();
      if (type == String.class || type.isEnum()) {
        fields.put(table + "." + column((Field) attribute.getJavaMember()), type);
      } else if (attribute.getPersistentAttributeType()
          == Attribute.PersistentAttributeType.EMBEDDED) {
        addFields(
            fields, table, (EmbeddableType<?>) ((SingularAttribute<?, ?>) attribute).getType());
      }
    }
  }

  private static String column(Field field) {
    Column column = field.getAnnotation(Column.class);
    String name = column == null || column.name().isEmpty() ? field.getName() : column.name();
    return name.toLowerCase(Locale.ROOT);
  }
}
