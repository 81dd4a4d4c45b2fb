package mfa.workspace.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import jakarta.enterprise.inject.spi.CDI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import mfa.mail.MailPreview;
import mfa.shell.DayField;
import mfa.shell.SubmitForm;
import mfa.workspace.Announcement;
import mfa.workspace.RuleStart;
import mfa.workspace.WorkspaceRule;
import mfa.workspace.members.WorkspaceSecurityService;

/** Asks when the rule begins and for whom, with a grace period and words for the mails. */
class RuleForm extends Div {

  private final IntegerField grace;
  private final DayField start = new DayField(getTranslation("rule.start"));
  private final Checkbox pilot = new Checkbox();
  private final TextArea words = new TextArea(getTranslation("rule.words"));
  private final ZoneId zone;
  private final LocalDate today;

  /**
   * @param grace keeps what was typed when the page changes
   * @param preview the mail that would leave
   * @param then gets what was typed, where all of it is right
   */
  RuleForm(
      IntegerField grace,
      WorkspaceRule rule,
      ZoneId zone,
      Function<RuleStart, Optional<MailPreview>> preview,
      Consumer<RuleStart> then) {
    this.grace = grace;
    this.zone = zone;
    today = CDI.current().select(Clock.class).get().instant().atZone(zone).toLocalDate();
    start.setHelperText(getTranslation("rule.start.hint"));
    start.setMin(today.plusDays(1));
    start.setMax(lastDay());
    start.setInitialPosition(today);
    start.setManualValidation(true);
    start.setClearButtonVisible(true);
    pilot.setLabel(getTranslation("rule.pilot", rule.pilots()));
    pilot.setVisible(rule.pilots() > 0 && rule.pilotSince() == null);
    words.setHelperText(getTranslation("rule.words.hint"));
    words.setMaxLength(Announcement.MAX_LENGTH);
    words.setManualValidation(true);
    words.setValueChangeMode(ValueChangeMode.LAZY);
    words.addClassName("wide-field");
    Button look =
        new Button(
            getTranslation("rule.preview"),
            click -> typed().flatMap(preview).ifPresent(this::show));
    look.addThemeVariants(ButtonVariant.TERTIARY);
    SubmitForm form =
        new SubmitForm(
            getTranslation("workspace.security.switch-on"), () -> typed().ifPresent(then));
    Paragraph noPilots = new Paragraph(getTranslation("rule.pilot.none"));
    noPilots.addClassName("hint");
    noPilots.setVisible(rule.pilots() == 0);
    add(form.with(grace, start, pilot, noPilots, words).beside(look));
  }

  /** What was typed stays when the page is shown again. */
  void takeOver(RuleForm former) {
    start.setValue(former.start.getValue());
    pilot.setValue(former.pilot.getValue());
    words.setValue(former.words.getValue());
  }

  private LocalDate lastDay() {
    return today.plusDays(WorkspaceSecurityService.LATEST_START.toDays() - 1);
  }

  /** Empty where something is wrong, which is said beside it. */
  private Optional<RuleStart> typed() {
    Integer days = grace.getValue();
    boolean wrongGrace = days == null || days < 0 || days > RuleStart.MAX_GRACE_DAYS;
    grace.setErrorMessage(getTranslation("workspace.security.grace.wrong"));
    grace.setInvalid(wrongGrace);
    LocalDate day = start.getValue();
    boolean wrongDay =
        start.isUnreadable() || day != null && (!day.isAfter(today) || day.isAfter(lastDay()));
    start.setErrorMessage(getTranslation("rule.start.wrong"));
    start.setInvalid(wrongDay);
    boolean wrongWords =
        !words.getValue().isBlank() && Announcement.parse(words.getValue()).isEmpty();
    words.setErrorMessage(getTranslation("rule.words.wrong"));
    words.setInvalid(wrongWords);
    if (wrongGrace) {
      grace.focus();
    } else if (wrongDay) {
      start.focus();
    } else if (wrongWords) {
      words.focus();
    }
    return wrongGrace || wrongDay || wrongWords
        ? Optional.empty()
        : Optional.of(new RuleStart(days, beginning(day), pilot.getValue(), words.getValue()));
  }

  private Instant beginning(LocalDate day) {
    return day == null ? null : day.atStartOfDay(zone).toInstant();
  }

  private void show(MailPreview mail) {
    Dialog dialog = new Dialog();
    dialog.setHeaderTitle(getTranslation("rule.preview.title"));
    dialog.addClassName("narrow-dialog");
    Paragraph text = new Paragraph(mail.text());
    text.addClassName("mail-text");
    Paragraph subject = new Paragraph(mail.subject());
    subject.addClassName("line-title");
    dialog.add(subject, text);
    Button close = new Button(getTranslation("action.close"), click -> dialog.close());
    dialog.getFooter().add(close);
    dialog.open();
  }
}
