package mfa.authenticator.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;

/** Where people get an authenticator app: some that are well known, for each system. */
class AppLinks extends Div {

  private static final String APPLE = "https://apps.apple.com/app/";

  private record Link(String name, String address) {}

  private record Place(String system, List<Link> links) {}

  private static final List<Place> PLACES =
      List.of(
          new Place(
              "apps.android",
              List.of(
                  new Link(
                      "apps.google",
                      "https://play.google.com/store/apps/details?id=com.google.android.apps.authenticator2"),
                  new Link(
                      "apps.microsoft",
                      "https://play.google.com/store/apps/details?id=com.azure.authenticator"),
                  new Link("apps.aegis", "https://getaegis.app/"))),
          new Place(
              "apps.iphone",
              List.of(
                  new Link("apps.google", APPLE + "google-authenticator/id388497605"),
                  new Link("apps.microsoft", APPLE + "microsoft-authenticator/id983156458"),
                  new Link("apps.one-password", "https://1password.com/downloads/ios"))),
          new Place(
              "apps.computer",
              List.of(
                  new Link("apps.one-password", "https://1password.com/downloads"),
                  new Link("apps.keepassxc", "https://keepassxc.org/download/"))));

  AppLinks() {
    addClassName("app-links");
    UnorderedList list = new UnorderedList();
    PLACES.forEach(place -> list.add(item(place)));
    list.setVisible(false);
    Button question = new Button(getTranslation("apps.question"));
    question.addThemeVariants(ButtonVariant.TERTIARY);
    question.getElement().setAttribute("aria-expanded", "false");
    question.addClickListener(
        click -> {
          list.setVisible(!list.isVisible());
          question.getElement().setAttribute("aria-expanded", Boolean.toString(list.isVisible()));
        });
    add(question, list);
  }

  private ListItem item(Place place) {
    ListItem item = new ListItem(getTranslation(place.system()));
    for (Link link : place.links()) {
      Anchor anchor = new Anchor(link.address(), getTranslation(link.name()));
      anchor.setTarget(AnchorTarget.BLANK);
      anchor.getElement().setAttribute("rel", "noreferrer");
      item.add(anchor);
    }
    return item;
  }
}
