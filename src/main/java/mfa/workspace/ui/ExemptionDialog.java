package mfa.workspace.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import jakarta.enterprise.inject.spi.CDI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.BiConsumer;
import mfa.authenticator.ui.FreshCode;
import mfa.platform.text.SingleLine;
import mfa.shell.ConfirmDialog;
import mfa.shell.DayField;
import mfa.shell.SubmitForm;
import mfa.workspace.ExemptionService;

/** Asks why and until when a member is exempt. */
class ExemptionDialog extends Dialog {

  private static final int USUAL_DAYS = 14;

  private final TextField reason = new TextField(getTranslation("exemption.reason"));
  private final DayField end = new DayField(getTranslation("exemption.end-date"));
  private final ZoneId zone;
  private final LocalDate today;
  private final transient FreshCode freshCode;
  private final transient BiConsumer<String, Instant> then;

  /**
   * @param then gets the reason and the end: the last instant of the chosen day in that zone
   */
  ExemptionDialog(
      String member, ZoneId zone, FreshCode freshCode, BiConsumer<String, Instant> then) {
    this.zone = zone;
    this.freshCode = freshCode;
    this.then = then;
    today = CDI.current().select(Clock.class).get().instant().atZone(zone).toLocalDate();
    setHeaderTitle(getTranslation("exemption.title", member));
    addClassName("narrow-dialog");
    reason.setManualValidation(true);
    reason.setMaxLength(ExemptionService.MAX_REASON_LENGTH);
    end.setManualValidation(true);
    end.setMin(today);
    end.setMax(lastDay());
    end.setInitialPosition(today);
    end.setValue(today.plusDays(USUAL_DAYS));
    Button cancel = new Button(getTranslation("action.cancel"), click -> close());
    cancel.addThemeVariants(ButtonVariant.TERTIARY);
    SubmitForm form = new SubmitForm(getTranslation("exemption.grant"), this::confirm);
    add(new Paragraph(getTranslation("exemption.text")), form.with(reason, end).beside(cancel));
  }

  /** Before an exemption ends: its member may have to bind at the next click. */
  static ConfirmDialog askToEnd(Component at, String member, Runnable then) {
    return new ConfirmDialog(
        at.getTranslation("exemption.end"),
        at.getTranslation("exemption.end.question", member),
        at.getTranslation("exemption.end"),
        then);
  }

  /** Its end is within the longest time, wherever the clocks change. */
  private LocalDate lastDay() {
    return today.plusDays(ExemptionService.MAX.toDays() - 2);
  }

  private void confirm() {
    boolean blank =
        SingleLine.parse(reason.getValue(), ExemptionService.MAX_REASON_LENGTH).isEmpty();
    reason.setErrorMessage(getTranslation("exemption.reason.missing"));
    reason.setInvalid(blank);
    LocalDate day = end.getValue();
    boolean wrong = day == null || day.isBefore(today) || day.isAfter(lastDay());
    end.setErrorMessage(getTranslation("exemption.end-date.wrong"));
    end.setInvalid(wrong);
    if (blank) {
      reason.focus();
    } else if (wrong) {
      end.focus();
    } else {
      freshCode.before(
          this,
          () -> {
            close();
            then.accept(reason.getValue(), day.plusDays(1).atStartOfDay(zone).toInstant());
          });
    }
  }
}
