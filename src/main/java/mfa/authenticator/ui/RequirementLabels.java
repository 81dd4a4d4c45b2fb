package mfa.authenticator.ui;

import com.vaadin.flow.component.Component;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mfa.enforcement.Obligation;
import mfa.enforcement.RequiredBy;

/** The words for who requires MFA of somebody. */
public final class RequirementLabels {

  private RequirementLabels() {}

  /** The workspaces and the role that require it; empty where none does. */
  public static String names(Component at, Obligation obligation) {
    return obligation.requiredBy().stream()
        .flatMap(
            by ->
                switch (by) {
                  case RequiredBy.Workspace workspace -> Stream.of(workspace.name());
                  case RequiredBy.PlatformRole role ->
                      Stream.of(at.getTranslation("bind.mandatory.by-role"));
                  case RequiredBy.Reset reset -> Stream.empty();
                })
        .collect(Collectors.joining(at.getTranslation("list.separator")));
  }
}
