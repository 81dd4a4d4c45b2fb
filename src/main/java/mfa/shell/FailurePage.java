package mfa.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Something broke: says so without details, which go to the log. */
@ParentLayout(PublicLayout.class)
@AnonymousAllowed
public class FailurePage extends Div implements HasErrorParameter<Exception>, HasDynamicTitle {

  private static final Logger LOG = Logger.getLogger(FailurePage.class.getName());

  @Override
  public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
    LOG.log(Level.SEVERE, "A page could not be shown.", parameter.getException());
    add(
        new H1(getTranslation("error.failure.title")),
        new Paragraph(getTranslation("error.failure.text")),
        new Anchor("/", getTranslation("error.not-found.home")));
    return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
  }

  @Override
  public String getPageTitle() {
    return getTranslation("error.failure.title");
  }
}
