package mfa.workflow.comparison;

/** How an element of a drawing is coloured. */
public enum Mark {
  ADDED,
  CHANGED,
  MOVED,
  REMOVED
}
