package mfa.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletResponse;
import mfa.platform.request.Roles;

/** There is no such page, or it is not the caller's: one answer for both. */
@ParentLayout(MainLayout.class)
@RolesAllowed(Roles.MEMBER)
public class ErrorPage extends Div
    implements HasErrorParameter<NotFoundException>, HasDynamicTitle {

  @Override
  public int setErrorParameter(
      BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
    addClassName("page");
    add(
        new H1(getTranslation("error.not-found.title")),
        new Paragraph(getTranslation("error.not-found.text")),
        new Anchor("/", getTranslation("error.not-found.home")));
    return HttpServletResponse.SC_NOT_FOUND;
  }

  @Override
  public String getPageTitle() {
    return getTranslation("error.not-found.title");
  }
}
