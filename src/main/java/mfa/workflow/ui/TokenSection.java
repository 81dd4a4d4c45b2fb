package mfa.workflow.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import mfa.account.AccountService;
import mfa.authenticator.ui.FreshCode;
import mfa.platform.config.ServerSettings;
import mfa.platform.time.Times;
import mfa.shell.Badge;
import mfa.shell.ConfirmDialog;
import mfa.shell.notice.Done;
import mfa.workflow.DeployTokenItem;
import mfa.workflow.DeployTokenResult;
import mfa.workflow.DeployTokenService;

/** The caller's own tokens for Camunda Modeler: made, shown once, and revoked. */
public class TokenSection extends Section {

  private final transient DeployTokenService tokens;
  private final transient FreshCode freshCode;
  private final ZoneId zone;
  private final Paragraph none = new Paragraph(getTranslation("process.tokens.none"));
  private final UnorderedList list = new UnorderedList();

  @Inject
  public TokenSection(
      DeployTokenService tokens,
      AccountService accounts,
      FreshCode freshCode,
      ServerSettings server) {
    this.tokens = tokens;
    this.freshCode = freshCode;
    zone = accounts.ownProfile().timeZone();
    list.addClassNames("lines", "panel");
    String address = server.baseUrl() + "/engine-rest";
    Button make =
        new Button(getTranslation("process.tokens.make"), click -> after(this::askToMake));
    add(
        new H2(getTranslation("process.tokens")),
        new Paragraph(getTranslation("process.tokens.text", address)),
        make,
        none,
        list);
    refresh();
  }

  private void after(Runnable action) {
    freshCode.before(this, getTranslation("process.tokens.fresh-code"), action);
  }

  private void askToMake() {
    new TokenDialog(
            freshCode,
            tokens::make,
            made -> {
              refresh();
              new TokenShownDialog(made).open();
            })
        .open();
  }

  private void refresh() {
    List<DeployTokenItem> own = tokens.own();
    none.setVisible(own.isEmpty());
    list.setVisible(!own.isEmpty());
    list.removeAll();
    own.forEach(token -> list.add(item(token)));
  }

  private ListItem item(DeployTokenItem token) {
    Span name = new Span(token.name());
    name.addClassName("line-title");
    Span used =
        new Span(
            token.lastUsedAt() == null
                ? getTranslation("process.tokens.unused")
                : getTranslation("process.tokens.used", time(token.lastUsedAt())));
    used.addClassName("hint");
    Div words =
        new Div(name, new Span(getTranslation("process.tokens.until", time(token.endsAt()))), used);
    words.addClassName("line-words");
    ListItem item = new ListItem(words);
    if (token.over()) {
      item.add(
          new Badge(Badge.Kind.NEUTRAL, VaadinIcon.CLOCK, getTranslation("process.tokens.over")));
    }
    item.add(revoke(token));
    return item;
  }

  private String time(Instant time) {
    return Times.dateAndTime(time, zone, getLocale());
  }

  private Component revoke(DeployTokenItem token) {
    Button revoke =
        new Button(
            getTranslation("process.tokens.revoke"), click -> after(() -> askToRevoke(token)));
    revoke.setAriaLabel(getTranslation("process.tokens.revoke.named", token.name()));
    revoke.addThemeVariants(ButtonVariant.TERTIARY);
    return revoke;
  }

  private void askToRevoke(DeployTokenItem token) {
    new ConfirmDialog(
            getTranslation("process.tokens.revoke.named", token.name()),
            getTranslation("process.tokens.revoke.text"),
            getTranslation("process.tokens.revoke"),
            () -> revoke(token.id()))
        .open();
  }

  private void revoke(long id) {
    DeployTokenResult result = tokens.revoke(id);
    refresh();
    Done.say(
        this,
        getTranslation(
            result instanceof DeployTokenResult.NeedsCode
                ? "process.result.needs-code"
                : "process.tokens.revoked"));
  }
}
