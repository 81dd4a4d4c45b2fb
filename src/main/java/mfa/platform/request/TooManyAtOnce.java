package mfa.platform.request;

import jakarta.ejb.ApplicationException;

/**
 * As many wait already as may for what takes the server long. Nothing was done, nothing counted;
 * each kind of page says so in one place.
 */
@ApplicationException(rollback = true)
public class TooManyAtOnce extends RuntimeException {

  private static final long serialVersionUID = 1;

  public TooManyAtOnce(String what) {
    super(what);
  }
}
