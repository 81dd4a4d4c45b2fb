package mfa.platform.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import mfa.platform.config.Configuration;
import mfa.platform.config.InvalidConfiguration;

/**
 * Seals secrets (AES-256-GCM) and hashes codes and link keys (HMAC-SHA-256) with keys from outside
 * the database.
 *
 * <p>{@code mfa.crypto.keys} lists them as {@code id:base64 of 32 bytes}, separated by blanks or
 * commas. The first writes; all read, so that a new key is put in front and the old one stays until
 * nothing is written with it. Every record says which key it needs.
 */
@ApplicationScoped
public class KeyRing {

  private static final String SETTING = "mfa.crypto.keys";
  private static final int IV_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final Map<String, KeyPair> keys = new LinkedHashMap<>();
  private RandomSource random;
  private String currentId;

  /** One configured key, split by purpose. */
  private record KeyPair(SecretKeySpec sealing, SecretKeySpec hashing) {

    static KeyPair of(byte[] key) {
      SecretKeySpec root = new SecretKeySpec(key, "HmacSHA256");
      return new KeyPair(
          new SecretKeySpec(hmac(root, "seal".getBytes(UTF_8)), "AES"),
          new SecretKeySpec(hmac(root, "hash".getBytes(UTF_8)), "HmacSHA256"));
    }
  }

  @SuppressWarnings("NullAway.Init") // of the proxy
  protected KeyRing() {}

  @Inject
  @SuppressWarnings("NullAway.Init") // there is one entry at least
  public KeyRing(Configuration configuration, RandomSource random) {
    this.random = random;
    for (String entry : configuration.requiredText(SETTING).split("[\\s,]+")) {
      add(entry);
    }
  }

  private void add(String entry) {
    String[] parts = entry.split(":", 2);
    byte[] key;
    try {
      key = Base64.getDecoder().decode(parts[parts.length - 1]);
    } catch (IllegalArgumentException e) {
      throw new InvalidConfiguration(SETTING, "must be written as id:base64");
    }
    if (parts.length != 2 || !parts[0].matches("[A-Za-z0-9._-]{1,40}") || key.length != 32) {
      throw new InvalidConfiguration(SETTING, "needs entries of an id and 32 bytes in base64");
    }
    if (keys.put(parts[0], KeyPair.of(key)) != null) {
      throw new InvalidConfiguration(SETTING, "has two keys with one id");
    }
    if (currentId == null) {
      currentId = parts[0];
    }
  }

  void checkAtStart(@Observes @Initialized(ApplicationScoped.class) Object start) {}

  public Set<String> keyIds() {
    return keys.keySet();
  }

  /** Says, without giving the key away, whether it is the one that data was written with. */
  public String fingerprint(String keyId) {
    return hash(keyId, "fingerprint", keyId);
  }

  /**
   * Encrypts with the current key.
   *
   * @param context what the secret belongs to, for example {@code authenticator/17/4}; the sealed
   *     text opens in no other context
   * @return {@code key id:base64}
   */
  public String seal(byte[] secret, String context) {
    byte[] iv = random.bytes(IV_BYTES);
    byte[] sealed = crypt(Cipher.ENCRYPT_MODE, currentId, iv, secret, context);
    byte[] record = ByteBuffer.allocate(iv.length + sealed.length).put(iv).put(sealed).array();
    return currentId + ":" + Base64.getEncoder().encodeToString(record);
  }

  /**
   * Decrypts what {@link #seal} returned.
   *
   * @throws IllegalStateException if the key is not configured, or the text was changed or belongs
   *     to another context
   */
  public byte[] open(String sealed, String context) {
    int colon = sealed.indexOf(':');
    byte[] record = Base64.getDecoder().decode(sealed.substring(colon + 1));
    byte[] iv = Arrays.copyOf(record, IV_BYTES);
    byte[] rest = Arrays.copyOfRange(record, IV_BYTES, record.length);
    return crypt(Cipher.DECRYPT_MODE, sealed.substring(0, colon), iv, rest, context);
  }

  public boolean isSealedWithCurrentKey(String sealed) {
    return sealed.startsWith(currentId + ":");
  }

  /** The hash to store, made with the current key. */
  public String hash(String context, String text) {
    return hash(currentId, context, text);
  }

  /** The hashes that the text may be stored under: one for each configured key. */
  public List<String> hashes(String context, String text) {
    return keys.keySet().stream().map(id -> hash(id, context, text)).toList();
  }

  /** Whether this is the hash of the text, by the configured key that it names. */
  public boolean isHashOf(String hash, String context, String text) {
    return keys.containsKey(keyIdOf(hash))
        && MessageDigest.isEqual(
            hash.getBytes(UTF_8), hash(keyIdOf(hash), context, text).getBytes(UTF_8));
  }

  private static String keyIdOf(String hash) {
    return hash.substring(0, Math.max(0, hash.indexOf(':')));
  }

  private String hash(String keyId, String context, String text) {
    byte[] message = (context + "\n" + text).getBytes(UTF_8);
    return keyId
        + ":"
        + Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(hmac(key(keyId).hashing(), message));
  }

  private byte[] crypt(int mode, String keyId, byte[] iv, byte[] input, String context) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key(keyId).sealing(), new GCMParameterSpec(TAG_BITS, iv));
      cipher.updateAAD(context.getBytes(UTF_8));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A sealed record of " + context + " does not open.", e);
    }
  }

  private KeyPair key(String keyId) {
    KeyPair key = keys.get(keyId);
    if (key == null) {
      throw new IllegalStateException("The key '" + keyId + "' is not in " + SETTING + ".");
    }
    return key;
  }

  private static byte[] hmac(SecretKeySpec key, byte[] message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC-SHA-256 is not available.", e);
    }
  }
}
