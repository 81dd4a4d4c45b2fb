package mfa.shell.form;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import mfa.platform.request.TooManyAtOnce;
import mfa.platform.web.BodySize;
import mfa.shell.Languages;

/**
 * Serves a plain form: shows it, and carries out what was sent if a page of ours sent it, and not
 * long after it was shown to this browser (R73).
 */
public abstract class FormServlet extends HttpServlet {

  private static final long serialVersionUID = 1;
  private static final Logger LOG = Logger.getLogger(FormServlet.class.getName());

  /** The longest texts of a form, each letter of nine signs. */
  private static final int MAX_BYTES = 16 * 1024;

  @Inject private transient FormPages pages;

  /** Answers with the form, and with what there is to say of it. */
  protected abstract void show(FormPage page) throws IOException;

  /** Answers to somebody who comes to the page. */
  protected void open(FormPage page) throws IOException {
    show(page);
  }

  /** Does what the form is for, and answers. */
  protected abstract void submit(FormPage page) throws IOException;

  @Override
  protected final void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    boolean sent = request.getMethod().equals("POST");
    int tooLarge = sent ? BodySize.refusal(request, MAX_BYTES) : 0;
    if (tooLarge != 0) {
      response.sendError(tooLarge);
    } else if (sent || request.getMethod().matches("GET|HEAD")) {
      request.setCharacterEncoding("UTF-8");
      answer(pages.begin(request, response));
    } else {
      response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    }
  }

  private void answer(FormPage page) throws IOException {
    try {
      if (page.isSent()) {
        receive(page);
      } else {
        open(page);
      }
    } catch (TooManyAtOnce e) {
      page.refuseForNow(page.getTranslation("error.busy"));
      show(page);
    } catch (RuntimeException e) {
      LOG.log(Level.SEVERE, "A form could not be answered.", e);
      page.refuse(
          HttpServletResponse.SC_INTERNAL_SERVER_ERROR, page.getTranslation("error.failure.text"));
      sayThatItFailed(page);
    }
  }

  /** By the form, so that nothing that was typed is lost; without it where it fails as well. */
  private void sayThatItFailed(FormPage page) throws IOException {
    if (page.isSent()) {
      try {
        show(page);
        return;
      } catch (RuntimeException e) {
        LOG.log(Level.FINE, "Nor could the form be shown.", e);
      }
    }
    page.showMessage(
        page.getTranslation("error.failure.title"),
        page.action(),
        page.getTranslation("form.again"));
  }

  private void receive(FormPage page) throws IOException {
    if (!pages.isOurs(page.request())) {
      page.refuse(HttpServletResponse.SC_FORBIDDEN, page.getTranslation("form.foreign.text"));
      page.showMessage(
          page.getTranslation("form.foreign.title"),
          page.action(),
          page.getTranslation("form.again"));
    } else if (!pages.isFresh(page)) {
      page.refuse(page.getTranslation("form.stale"));
      show(page);
    } else if (page.isPressed(FormPage.LANGUAGE)) {
      page.choose(Languages.supported(Locale.forLanguageTag(page.typed(FormPage.LANGUAGE))));
      page.leadTo(page.action().substring(page.request().getContextPath().length()));
    } else {
      submit(page);
    }
  }
}
