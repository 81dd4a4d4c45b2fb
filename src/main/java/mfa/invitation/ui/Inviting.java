package mfa.invitation.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import mfa.invitation.InvitationProblem;
import mfa.invitation.InvitationResult;
import mfa.invitation.InvitationService;
import mfa.shell.bulk.OneOfMany;
import mfa.workspace.MembershipChangeResult;

/**
 * Invites many people some at a time, each time in a transaction and a request of its own, and
 * shows how far it is. Canceling or closing ends it; what was sent by then stays sent.
 *
 * <p>The browser asks for the next ones when it has shown the count, so that the gate looks at each
 * request.
 */
class Inviting extends Div {

  private final transient List<String> all;
  private final transient Function<List<String>, InvitationResult> invitation;
  private final transient Consumer<Inviting> done;
  private final Map<String, InvitationProblem> failed = new LinkedHashMap<>();
  private final ProgressBar bar = new ProgressBar();
  private final Span count = new Span();
  private MembershipChangeResult refusal;
  private int tried;
  private int sent;
  private boolean canceled;
  private boolean broken;

  /**
   * @param done is told once, at the end or after canceling
   */
  Inviting(
      List<String> all,
      Function<List<String>, InvitationResult> invitation,
      Consumer<Inviting> done) {
    this.all = all;
    this.invitation = invitation;
    this.done = done;
    bar.setMax(all.size());
    bar.getElement().setAttribute("aria-label", getTranslation("invite.progress"));
    Button cancel = new Button(getTranslation("action.cancel"), click -> canceled = true);
    addClassName("inviting");
    add(count, bar, cancel);
  }

  void begin() {
    inviteSome();
  }

  private void inviteSome() {
    int end = Math.min(all.size(), tried + InvitationService.MAX_AT_ONCE);
    List<String> some = all.subList(tried, end);
    OneOfMany.done(() -> invitation.apply(some))
        .ifPresentOrElse(result -> record(some, result), () -> broken = true);
    goOn();
  }

  private void record(List<String> some, InvitationResult result) {
    if (result.change() == MembershipChangeResult.DONE) {
      tried += some.size();
      sent += result.sent();
      failed.putAll(result.failed());
    } else {
      refusal = result.change();
    }
  }

  private void goOn() {
    if (canceled || broken || refusal != null || tried == all.size()) {
      done.accept(this);
      return;
    }
    bar.setValue(tried);
    count.setText(getTranslation("invite.progress.count", tried, all.size()));
    getElement().executeJs("return true").then(Boolean.class, shown -> goOnUnlessCanceled());
  }

  private void goOnUnlessCanceled() {
    if (canceled) {
      goOn();
    } else {
      inviteSome();
    }
  }

  int sent() {
    return sent;
  }

  Map<String, InvitationProblem> failed() {
    return failed;
  }

  /** Those that nobody tried to invite. */
  List<String> left() {
    return all.subList(tried, all.size());
  }

  /** Whether it ended early by an error, which is logged. */
  boolean isBroken() {
    return broken;
  }

  /** Why it ended early, if not by canceling or an error. */
  Optional<MembershipChangeResult> refusal() {
    return Optional.ofNullable(refusal);
  }
}
