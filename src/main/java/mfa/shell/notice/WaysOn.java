package mfa.shell.notice;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import mfa.login.Pages;
import mfa.login.ui.PlainPageLink;

/** Where somebody goes for whom there is nothing to do on a page: no page is a dead end. */
public class WaysOn extends UnorderedList {

  public WaysOn() {
    addClassName("link-list");
    add(
        new ListItem(new PlainPageLink(Pages.LOGIN, getTranslation("login.sign-in"))),
        new ListItem(new Anchor(Pages.UNBIND, getTranslation("login.lost-phone"))));
  }
}
