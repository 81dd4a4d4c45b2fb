package mfa.shell.first;

import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import mfa.login.BrowserSession;
import mfa.login.Pages;
import mfa.platform.config.ServerSettings;
import mfa.platform.web.FileAddress;
import mfa.shell.Languages;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * What a browser shows of a view before any script has run: the product's name and a card that says
 * that more comes, in the reader's language. The style sheet takes it away when a view is there.
 */
public final class FirstDocument {

  private FirstDocument() {}

  /** A file that does not exist is no page: the gate let it pass as a file. */
  public static void complete(IndexHtmlResponse page) {
    if (Pages.isFile(page.getVaadinRequest().getPathInfo())) {
      page.getVaadinResponse().setStatus(HttpServletResponse.SC_NOT_FOUND);
    }
    Document document = page.getDocument();
    HttpServletRequest request = VaadinServletRequest.getCurrent().getHttpServletRequest();
    Locale language = Languages.preferred();
    // The language is right before the first word is shown.
    Element html = document.selectFirst("html");
    html.attr("lang", Languages.tag(language));
    // What was typed on the same page of another one comes back (scripts/app.js).
    html.attr(
        "data-session", CDI.current().select(BrowserSession.class).get().nameOfPages(request));
    String product = CDI.current().select(ServerSettings.class).get().productName();
    document.title(product);
    // The script comes before all others.
    document.head().appendElement("script").attr("src", FileAddress.of(request, "/scripts/app.js"));
    document
        .body()
        .prependChild(card(product, FileAddress.of(request, "/images/icon.svg"), language));
  }

  private static Element card(String product, String mark, Locale language) {
    Element layout = new Element("div").addClass("public-layout").addClass("first-document");
    Element header = layout.appendElement("header").addClass("product-name");
    header.appendElement("img").addClass("product-mark").attr("src", mark).attr("alt", "");
    header.appendElement("span").text(product);
    Element card = layout.appendElement("div").addClass("card");
    card.appendElement("p")
        .addClass("loading")
        .attr("role", "status")
        .text(I18NProvider.translate(language, "first.loading"));
    card.appendElement("noscript")
        .appendElement("p")
        .text(I18NProvider.translate(language, "first.no-script"));
    return layout;
  }
}
