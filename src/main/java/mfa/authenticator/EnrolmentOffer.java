package mfa.authenticator;

/**
 * What the owner needs to enter the secret into an app.
 *
 * @param enrolmentId to confirm it with
 * @param qrCode the provisioning URI as a picture
 * @param groupedKey the secret in groups of four
 * @param uri the provisioning URI, for an app on the same device
 */
public record EnrolmentOffer(long enrolmentId, QrCode qrCode, String groupedKey, String uri) {

  @Override
  public String toString() {
    return "EnrolmentOffer[" + enrolmentId + "]";
  }
}
