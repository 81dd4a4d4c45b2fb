package mfa.ticket.desk.ui;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.ZoneId;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mfa.account.ui.AccountLabels;
import mfa.platform.request.UserAgentLabel;
import mfa.platform.time.Times;
import mfa.ticket.desk.AccountFacts;
import mfa.ticket.desk.DeskTicket;
import mfa.ticket.unbind.VoucherItem;
import mfa.workspace.ui.WorkspaceLabels;

/** What is known about a request, for and against it; never what a caller could repeat as proof. */
class RiskList extends UnorderedList {

  private final ZoneId zone;

  RiskList(DeskTicket ticket, ZoneId zone) {
    this.zone = zone;
    addClassName("facts");
    ticket.risks().forEach(risk -> say(getTranslation("ticket.risk." + risk)));
    ticket.requestRisks().forEach(risk -> say(getTranslation("desk.request." + risk)));
    ticket.vouchers().forEach(this::say);
    say(ticket.account());
    if (!ticket.client().address().isEmpty()) {
      say(
          getTranslation(
              "ticket.risk.client",
              UserAgentLabel.of(ticket.client().userAgent()),
              ticket.client().address()));
    }
  }

  private void say(AccountFacts account) {
    String roles =
        Stream.concat(
                account.roles().stream().map(role -> WorkspaceLabels.role(this, role)),
                account.platformRoles().stream().map(role -> AccountLabels.role(this, role)))
            .collect(Collectors.joining(", "));
    if (!roles.isEmpty()) {
      say(getTranslation("desk.account.roles", roles));
    }
    if (account.formerTickets() > 0) {
      say(getTranslation("desk.account.former-tickets", account.formerTickets()));
    }
  }

  private void say(VoucherItem voucher) {
    String at = Times.dateAndTime(voucher.at(), zone, getLocale());
    String required = voucher.mfaRequired() ? "desk.vouched.required" : "desk.vouched.voluntary";
    say(
        String.join(
                " ",
                getTranslation("desk.vouched", voucher.name(), voucher.workspace(), at),
                voucher.bothSince() == null
                    ? getTranslation("desk.vouched.left")
                    : getTranslation(
                        "desk.vouched.since",
                        Times.dateAndTime(voucher.bothSince(), zone, getLocale())),
                getTranslation(required),
                voucher.counts() ? "" : getTranslation("desk.vouched.none"))
            .strip());
  }

  private void say(String words) {
    add(new ListItem(words));
  }
}
