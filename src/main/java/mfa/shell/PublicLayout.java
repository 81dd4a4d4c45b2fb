package mfa.shell;

import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Footer;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.inject.Inject;
import mfa.platform.config.ServerSettings;
import mfa.shell.picture.OwnFile;

/** One card in the middle of the page, for everybody who is not in yet. */
@AnonymousAllowed
public class PublicLayout extends Div implements RouterLayout {

  private final Main card = new Main();

  @Inject
  public PublicLayout(ServerSettings server) {
    addClassName("public-layout");
    Image mark = new Image(OwnFile.address("images/icon.svg"), "");
    mark.addClassName("product-mark");
    Header header = new Header(mark, new Span(server.productName()));
    header.addClassName("product-name");
    card.addClassName("card");
    Footer footer = new Footer(new LanguageSwitch(getLocale(), language -> {}));
    server
        .customerServiceLink()
        .ifPresent(link -> footer.add(new Anchor(link, getTranslation("shell.customer-service"))));
    add(header, card, footer);
  }

  @Override
  public void showRouterLayoutContent(HasElement content) {
    card.getElement().removeAllChildren();
    card.getElement().appendChild(content.getElement());
  }
}
