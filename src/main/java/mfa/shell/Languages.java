package mfa.shell;

import com.vaadin.flow.component.ReconnectDialogConfiguration;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.VaadinServletResponse;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import mfa.platform.web.Cookies;

/** Which language a page speaks: the one chosen in this browser, else the browser's own. */
public final class Languages {

  public static final List<Locale> ALL = List.of(Locale.ENGLISH, Locale.CHINESE);

  private static final String COOKIE = "mfa-language";
  private static final Duration LIFE = Duration.ofDays(365);

  private Languages() {}

  static void apply(UI ui) {
    ui.setLocale(preferred());
    ReconnectDialogConfiguration sign = ui.getReconnectDialogConfiguration();
    sign.setDialogText(ui.getTranslation("connection.reconnecting"));
    sign.setDialogTextGaveUp(ui.getTranslation("connection.lost"));
    ui.getPage()
        .executeJs(
            "window.Vaadin.connectionIndicator.onlineText = $0",
            ui.getTranslation("connection.back"));
  }

  public static Locale preferred() {
    return preferred(VaadinServletRequest.getCurrent().getHttpServletRequest());
  }

  /** The language for the browser that asks. */
  public static Locale preferred(HttpServletRequest request) {
    return Cookies.read(request, COOKIE)
        .map(Locale::forLanguageTag)
        .map(Languages::supported)
        .orElseGet(() -> supported(request.getLocale()));
  }

  /** Keeps the choice in the browser; the page has to be loaded again. */
  public static void choose(Locale language) {
    choose(
        CDI.current().select(Cookies.class).get(),
        VaadinServletResponse.getCurrent().getHttpServletResponse(),
        language);
  }

  /** The same for a page that is no view. */
  public static void choose(Cookies cookies, HttpServletResponse response, Locale language) {
    response.addCookie(cookies.make(COOKIE, language.getLanguage(), LIFE));
  }

  public static Locale supported(Locale locale) {
    return "zh".equals(locale.getLanguage()) ? Locale.CHINESE : Locale.ENGLISH;
  }

  public static String tag(Locale language) {
    return "zh".equals(language.getLanguage()) ? "zh-CN" : "en";
  }
}
