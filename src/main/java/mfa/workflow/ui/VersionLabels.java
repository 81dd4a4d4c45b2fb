package mfa.workflow.ui;

import com.vaadin.flow.component.Component;
import mfa.workflow.process.version.ModelVersion;

/** What a version is called. */
final class VersionLabels {

  private VersionLabels() {}

  /** For example {@code 3 (1.1)}. */
  static String version(Component at, ModelVersion version) {
    String number = Integer.toString(version.number());
    return version.tag().isEmpty()
        ? number
        : at.getTranslation("version.label", number, version.tag());
  }
}
