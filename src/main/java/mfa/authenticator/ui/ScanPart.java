package mfa.authenticator.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import mfa.authenticator.EnrolmentOffer;
import mfa.shell.dialog.CopyButton;

/**
 * How the secret gets into an app: as a picture, as a link, as a key. A phone cannot scan its own
 * screen: there the link to the app comes first, and the picture is for another device.
 */
class ScanPart extends Div {

  ScanPart(EnrolmentOffer offer) {
    addClassName("scan-part");
    add(text(), scanning(offer), apps());
  }

  private Component text() {
    Paragraph elsewhere = new Paragraph(getTranslation("bind.scan.text"));
    elsewhere.addClassName("with-pointer");
    Paragraph here = new Paragraph(getTranslation("bind.scan.text-touch"));
    here.addClassName("with-touch");
    return new Div(elsewhere, here);
  }

  private Component scanning(EnrolmentOffer offer) {
    Anchor open = new Anchor();
    open.setText(getTranslation("bind.open-app"));
    open.setUnsafeHref(offer.uri());
    open.setRouterIgnore(true);
    open.addClassName("open-app");
    Div both = new Div(open, picture(offer), key(offer));
    both.addClassName("scanning");
    return both;
  }

  private Component picture(EnrolmentOffer offer) {
    Image picture = new Image(offer.qrCode().address(), getTranslation("bind.qr.alternative"));
    picture.addClassName("qr-code");
    String side = Integer.toString(offer.qrCode().side());
    picture.getElement().setAttribute("width", side).setAttribute("height", side);
    Button show = new Button(getTranslation("bind.scan.other-device"));
    Div place = new Div(show, picture);
    place.addClassName("qr-side");
    show.addThemeVariants(ButtonVariant.TERTIARY);
    show.addClickListener(click -> place.addClassName("shown"));
    return place;
  }

  private Component key(EnrolmentOffer offer) {
    Span key = new Span(offer.groupedKey());
    key.addClassName("secret-key");
    key.setId("secret-key");
    CopyButton copy = new CopyButton(offer.groupedKey().replace(" ", ""));
    copy.setAriaLabel(getTranslation("bind.key.copy"));
    Div words = new Div(new Span(getTranslation("bind.key.label")), key, copy);
    words.addClassName("key-side");
    return words;
  }

  private Component apps() {
    Paragraph apps = new Paragraph(getTranslation("bind.scan.apps"));
    apps.addClassName("hint");
    return new Div(apps, new AppLinks());
  }
}
