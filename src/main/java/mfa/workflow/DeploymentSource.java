package mfa.workflow;

import mfa.workflow.process.version.Versions;

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
  ROLLBACK;

  /** What the engine keeps beside the file; by this a start knows the versions of packages. */
  String inEngine() {
    return this == PACKAGE ? Versions.PACKAGE : name();
  }
}
