package mfa.shell.form;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import mfa.platform.config.ServerSettings;
import mfa.platform.web.Cookies;
import mfa.platform.web.PageTemplates;
import mfa.platform.web.RequestOrigin;
import mfa.platform.web.SecurityHeaders;

/** What all plain pages need of the server. */
@ApplicationScoped
public class FormPages {

  @Inject private FormTokens tokens;
  @Inject private RequestOrigin origin;
  @Inject private SecurityHeaders headers;
  @Inject private ServerSettings server;
  @Inject private Cookies cookies;
  @Inject private PageTemplates templates;

  /** The page that answers this request. */
  FormPage begin(HttpServletRequest request, HttpServletResponse response) {
    headers.addOfPlainPage(response);
    return new FormPage(this, request, response);
  }

  /** Whether a page of ours sent this form. */
  boolean isOurs(HttpServletRequest request) {
    return origin.isOurs(request);
  }

  /** Whether this form was shown to the browser that sends it, a short while ago. */
  boolean isFresh(FormPage page) {
    return tokens.isValid(page.typed(FormPage.TOKEN), page.path());
  }

  String token(String path) {
    return tokens.make(path);
  }

  ServerSettings server() {
    return server;
  }

  Cookies cookies() {
    return cookies;
  }

  String write(String template, Map<String, Object> parameters) {
    return templates.write(template, parameters);
  }
}
