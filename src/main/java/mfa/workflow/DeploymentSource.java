package mfa.workflow;

/** Where a version came from. */
public enum DeploymentSource {
  /** With the product. */
  PACKAGE,

  /** Drawn in the browser. */
  EDITOR,

  /** A file, brought to the page. */
  UPLOAD,

  /** Sent by Camunda Modeler. */
  MODELER,

  /** An older version, deployed again. */
  ROLLBACK
}
