package mfa.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import mfa.mail.Mail;
import mfa.mail.MailTemplate;
import mfa.mail.OutboxService;
import mfa.mail.Recipient;
import mfa.support.ServiceTest;
import mfa.support.TestAccount;
import org.flywaydb.core.api.migration.Context;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R76")
@DisplayName("R76: addresses of former days are those that a mail server can be told")
class AddressesAsSentTest extends ServiceTest {

  @Test
  void hostOfAMemberBecomesItsAsciiForm() throws Exception {
    TestAccount member = accounts.member();
    workspaces.named("Acme").with(member);
    write(member, "Maya" + member.id() + "@bücher.example");

    migrate();

    assertThat(email(member)).isEqualTo("Maya" + member.id() + "@xn--bcher-kva.example");
    assertThat(canonical(member)).isEqualTo("maya" + member.id() + "@xn--bcher-kva.example");
  }

  @Test
  void addressThatCannotBeToldReachesNobody() throws Exception {
    TestAccount member = accounts.member();
    write(member, "čeněk" + member.id() + "@example.com");

    migrate();

    assertThat(email(member)).isEqualTo("unknown-" + member.id() + "@address.invalid");
  }

  @Test
  void addressThatIsSomebodyElsesInItsNewFormReachesNobody() throws Exception {
    TestAccount member = accounts.member();
    TestAccount other = accounts.member();
    write(other, "b" + member.id() + "@xn--bcher-kva.example");
    write(member, "b" + member.id() + "@bücher.example");

    migrate();

    assertThat(canonical(member)).isEqualTo("unknown-" + member.id() + "@address.invalid");
    assertThat(canonical(other)).isEqualTo("b" + member.id() + "@xn--bcher-kva.example");
  }

  @Test
  void mailThatWaitsForSuchAnAddressIsGivenUp() throws Exception {
    TestAccount member = accounts.member();
    services.inTransaction(
        entityManager -> {
          the(OutboxService.class)
              .send(
                  Mail.of(
                      MailTemplate.MFA_BOUND,
                      new Recipient(member.email(), Locale.ENGLISH, ZoneOffset.UTC)));
          return null;
        });
    sql.execute(
        "update outbox_mail set recipient = ? where recipient = ?",
        "š" + member.id() + "@example.com",
        member.email().text());

    migrate();

    Map<String, Object> mail = sql.rows("select * from outbox_mail order by id desc").getFirst();
    assertThat(mail.get("recipient").toString()).endsWith("@address.invalid");
    assertThat(mail.get("next_attempt_at")).isNull();
    assertThat(mail.get("sealed_parameters")).isNull();
    assertThat(mail.get("dropped_at")).isNotNull();
  }

  @Test
  void addressesInAsciiStayAsTheyAre() throws Exception {
    TestAccount member = accounts.member();
    write(member, "Taro.." + member.id() + "@example.JP");

    migrate();

    assertThat(email(member)).isEqualTo("Taro.." + member.id() + "@example.JP");
  }

  private void migrate() throws Exception {
    try (Connection connection = database.source().getConnection()) {
      Context context =
          (Context)
              Proxy.newProxyInstance(
                  Context.class.getClassLoader(),
                  new Class<?>[] {Context.class},
                  (proxy, method, arguments) ->
                      method.getName().equals("getConnection") ? connection : null);
      new AddressesAsSent().migrate(context);
    }
  }

  private void write(TestAccount account, String email) {
    sql.execute(
        "update account set email = ?, canonical_email = lower(?) where id = ?",
        email,
        email,
        account.id());
    sql.execute(
        "update membership set email_key = lower(?) where account_id = ?", email, account.id());
  }

  private String email(TestAccount account) {
    return (String) sql.single("select email from account where id = ?", account.id());
  }

  private String canonical(TestAccount account) {
    return (String) sql.single("select canonical_email from account where id = ?", account.id());
  }
}
