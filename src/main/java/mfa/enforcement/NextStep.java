package mfa.enforcement;

/** What has to happen next after a right password. */
public enum NextStep {
  /** An authenticator is bound: ask for its code. */
  ENTER_CODE,

  /** None is bound and somebody asks for one without further delay. */
  BIND,

  /** None is bound; somebody asks for one, but it can be put off. */
  OFFER_BIND,

  PROCEED
}
