package mfa.enforcement.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.icon.VaadinIcon;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mfa.authenticator.SecondFactor;
import mfa.authenticator.ui.FreshCode;
import mfa.authenticator.ui.RecoveryLabels;
import mfa.enforcement.EnforcementService;
import mfa.enforcement.Obligation;
import mfa.enforcement.OwnProtection;
import mfa.enforcement.RequiredBy;
import mfa.platform.time.Times;
import mfa.shell.Badge;
import mfa.workspace.MembershipSummary;

/** Tells the reader whether their account is protected, what is asked of them and until when. */
public class ProtectionCard extends Section {

  private final transient EnforcementService enforcement;
  private final transient FreshCode freshCode;

  @Inject
  public ProtectionCard(EnforcementService enforcement, FreshCode freshCode) {
    this.enforcement = enforcement;
    this.freshCode = freshCode;
    addClassNames("panel", "protection");
  }

  /** Shows how things are now. */
  public void show(OwnProtection own) {
    removeAll();
    getElement().setAttribute("aria-label", getTranslation("protection.title"));
    own.owed().ifPresentOrElse(this::showUnbound, () -> showBound(own.factor()));
  }

  private void showBound(SecondFactor factor) {
    Badge badge =
        new Badge(Badge.Kind.SUCCESS, VaadinIcon.SHIELD, getTranslation("protection.protected"));
    Optional<String> warning = RecoveryLabels.warning(this, factor);
    add(row(badge, List.of(warning.orElseGet(() -> getTranslation("protection.protected.text")))));
    if (warning.isPresent()) {
      add(new Anchor("/account/security", getTranslation("protection.codes.link")));
    }
  }

  private void showUnbound(OwnProtection.Owed own) {
    boolean asked = own.obligation().isRequired() || !own.announced().isEmpty();
    Badge badge =
        new Badge(
            asked ? Badge.Kind.WARNING : Badge.Kind.NEUTRAL,
            VaadinIcon.UNLOCK,
            getTranslation("protection.unprotected"));
    Button bind = new Button(getTranslation("protection.bind"), click -> bind());
    bind.addThemeVariants(ButtonVariant.PRIMARY);
    add(row(badge, sentences(own).toList()), bind);
  }

  private Stream<String> sentences(OwnProtection.Owed own) {
    Stream<String> later =
        Stream.concat(
            own.announced().stream()
                .map(
                    membership ->
                        sentence(
                            own, "protection.later", membership, membership.mfaRequiredSince())),
            own.exemptions().stream()
                .map(
                    membership ->
                        sentence(own, "protection.exempt", membership, membership.exemptLast())));
    Obligation obligation = own.obligation();
    if (!obligation.isRequired()) {
      return Stream.concat(later, Stream.of(getTranslation("mfa.unbound.text")));
    }
    String names = names(obligation);
    String asked =
        obligation.putOffUntil() == null
            ? getTranslation("protection.required", names)
            : getTranslation("protection.required-by", names, time(own, obligation.putOffUntil()));
    return Stream.concat(Stream.of(asked), later);
  }

  private String sentence(
      OwnProtection.Owed own, String key, MembershipSummary membership, Instant time) {
    return getTranslation(key, membership.workspaceName(), time(own, time));
  }

  private String time(OwnProtection.Owed own, Instant time) {
    return Times.dateAndTime(time, own.timeZone(), getLocale());
  }

  private String names(Obligation obligation) {
    return obligation.requiredBy().stream()
        .filter(RequiredBy.Workspace.class::isInstance)
        .map(RequiredBy.Workspace.class::cast)
        .map(RequiredBy.Workspace::name)
        .collect(Collectors.joining(getTranslation("list.separator")));
  }

  private static Component row(Badge badge, List<String> sentences) {
    Div words = new Div();
    words.addClassName("line-words");
    sentences.forEach(sentence -> words.add(new Paragraph(sentence)));
    Div row = new Div(badge, words);
    row.addClassName("setting-row");
    return row;
  }

  private void bind() {
    freshCode.bind(() -> show(enforcement.ownProtection()));
  }
}
