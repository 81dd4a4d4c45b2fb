package mfa.ticket.desk.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import mfa.platform.request.UserAgentLabel;
import mfa.platform.time.Times;
import mfa.shell.picture.Pictogram;
import mfa.ticket.desk.DeskTicket;
import mfa.ticket.desk.UnbindFacts;
import mfa.ticket.unbind.VoucherItem;

/**
 * What speaks against a request to unbind, and what speaks for it; never what a caller could repeat
 * as proof. A vouching that does not count speaks for nothing.
 */
class Evidences extends Div {

  private final ZoneId zone;

  Evidences(DeskTicket ticket, UnbindFacts facts, ZoneId zone) {
    this.zone = zone;
    addClassName("evidences");
    List<String> against = new ArrayList<>();
    facts.risks().forEach(risk -> against.add(getTranslation("ticket.risk." + risk)));
    facts.requestRisks().forEach(risk -> against.add(getTranslation("desk.request." + risk)));
    vouchers(facts, false).forEach(against::add);
    group("desk.against", "desk.against.none", VaadinIcon.WARNING, against);
    group("desk.for", "desk.for.none", VaadinIcon.CHECK_CIRCLE_O, vouchers(facts, true).toList());
    if (!ticket.client().address().isEmpty()) {
      Span from =
          new Span(
              getTranslation(
                  "ticket.risk.client",
                  UserAgentLabel.of(ticket.client().userAgent()),
                  ticket.client().address()));
      from.addClassName("hint");
      add(from);
    }
  }

  private void group(String title, String none, VaadinIcon sign, List<String> facts) {
    H3 heading = new H3(getTranslation(title));
    UnorderedList list = new UnorderedList();
    list.addClassName("signed-facts");
    boolean empty = facts.isEmpty();
    list.addClassName(sign == VaadinIcon.WARNING ? "against" : "for");
    (empty ? List.of(getTranslation(none)) : facts)
        .forEach(words -> list.add(fact(empty ? VaadinIcon.MINUS : sign, words)));
    list.setClassName("none", empty);
    add(heading, list);
  }

  private static ListItem fact(VaadinIcon sign, String words) {
    return new ListItem(new Pictogram(sign), new Span(words));
  }

  private Stream<String> vouchers(UnbindFacts facts, boolean counting) {
    return facts.vouchers().stream()
        .filter(voucher -> voucher.counts() == counting)
        .map(this::words);
  }

  private String words(VoucherItem voucher) {
    String at = Times.dateAndTime(voucher.at(), zone, getLocale());
    String required = voucher.mfaRequired() ? "desk.vouched.required" : "desk.vouched.voluntary";
    return String.join(
            " ",
            getTranslation("desk.vouched", voucher.name(), voucher.workspace(), at),
            voucher.bothSince() == null
                ? getTranslation("desk.vouched.left")
                : getTranslation(
                    "desk.vouched.since",
                    Times.dateAndTime(voucher.bothSince(), zone, getLocale())),
            getTranslation(required),
            voucher.counts() ? "" : getTranslation("desk.vouched.none"))
        .strip();
  }
}
