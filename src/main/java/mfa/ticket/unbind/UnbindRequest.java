package mfa.ticket.unbind;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import mfa.account.Profile;
import mfa.mail.EmailAddress;
import mfa.platform.crypto.KeyRing;
import mfa.platform.request.Client;
import mfa.verification.CodeRequest;
import mfa.verification.Purpose;

/**
 * Somebody pressed "Get verification code" on the unbind form.
 *
 * <p>Its life: written for any address and password, all alike; evaluated by a timer after the
 * answer, where a right one opens a draft ticket; deleted after a day.
 */
@Entity
@Table(name = "unbind_request")
public class UnbindRequest {

  static final int MAX_TRIES = 5;
  private static final String CONTEXT = "unbind-request";

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "unbind_request_seq")
  @SequenceGenerator(name = "unbind_request_seq", sequenceName = "unbind_request_seq")
  private Long id;

  @Column(name = "form_hash")
  private String formHash;

  @Column(name = "sealed_content")
  private String sealedContent;

  @Column(name = "client_address")
  private String clientAddress;

  @Column(name = "user_agent")
  private String userAgent;

  @Column(name = "device_hash")
  private String deviceHash;

  @Column(name = "requested_at")
  private Instant requestedAt;

  @Column(name = "evaluated_at")
  private Instant evaluatedAt;

  @Column(name = "refused_account_id")
  private Long refusedAccountId;

  private int tries;

  protected UnbindRequest() {}

  UnbindRequest(
      Form form, EmailAddress email, boolean passwordRight, KeyRing keyRing, Instant now) {
    String content = (passwordRight ? "1" : "0") + email.text();
    this.formHash = form.hash();
    this.sealedContent = keyRing.seal(content.getBytes(UTF_8), CONTEXT);
    this.clientAddress = form.client().address();
    this.userAgent = form.client().userAgent();
    this.deviceHash = form.deviceHash();
    this.requestedAt = now;
  }

  /**
   * The browser window that the form stands in.
   *
   * @param hash keyed hash of the window's own key
   * @param deviceHash keyed hash of the browser's device cookie, or null
   */
  public record Form(String hash, Client client, String deviceHash) {

    static String hash(String windowKey, KeyRing keyRing) {
      return keyRing.hash("unbind-form", windowKey);
    }
  }

  Form form() {
    return new Form(formHash, new Client(clientAddress, userAgent), deviceHash);
  }

  boolean isPasswordRight(KeyRing keyRing) {
    return content(keyRing).charAt(0) == '1';
  }

  EmailAddress email(KeyRing keyRing) {
    return new EmailAddress(content(keyRing).substring(1));
  }

  private String content(KeyRing keyRing) {
    return new String(keyRing.open(sealedContent, CONTEXT), UTF_8);
  }

  void markEvaluated(Instant now) {
    evaluatedAt = now;
  }

  /** The owner of the account was notified, or would have been but for the time since the last. */
  void recordRefused(long accountId) {
    refusedAccountId = accountId;
  }

  Long id() {
    return id;
  }

  /** The code that proves the mailbox for this draft. */
  public static CodeRequest codeRequest(UnbindTicket draft, Profile account) {
    return new CodeRequest(
        account.id(), account.email(), Purpose.UNBIND_TICKET, "ticket/" + draft.number());
  }
}
