package mfa.shell;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.server.HandlerHelper;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.SynchronizedRequestHandler;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.auth.AccessAnnotationChecker;
import java.io.IOException;
import java.util.Optional;
import mfa.login.BrowserSession;
import mfa.login.Caller;
import mfa.login.Pages;
import mfa.platform.request.Roles;
import mfa.shell.first.FirstDocument;

/**
 * The gate inside open pages.
 *
 * <p>A page remembers for whom it was loaded. When its next server call comes from somebody else
 * (signed out, revoked, now to bind first, other roles), the call is not carried out: the page is
 * loaded again, and the gate leads it where the caller has to be. Navigation within a page goes
 * only to views whose annotations name one of the caller's roles; a plain page is loaded.
 */
public class StalePageGuard implements VaadinServiceInitListener {

  private static final String AUTHENTICATION_STATE = StalePageGuard.class.getName();
  private static final String ADOPT = "adopt";

  private final AccessAnnotationChecker annotations = new AccessAnnotationChecker();

  /**
   * After a call that raised the caller's authentication state: the page stays, for the new
   * authentication state, and the browser gets a new cookie.
   */
  public static void adoptNewAuthenticationState(UI ui) {
    ThisBrowser.renewKey();
    ComponentUtil.setData(ui, AUTHENTICATION_STATE, ADOPT);
  }

  @Override
  public void serviceInit(ServiceInitEvent event) {
    event.addRequestHandler(new ServerCalls());
    event.addRequestHandler(new AuthenticationStateCheck());
    event.addIndexHtmlRequestListener(FirstDocument::complete);
    event
        .getSource()
        .addSessionInitListener(init -> init.getSession().setErrorHandler(new FailureNotice()));
    event
        .getSource()
        .addUIInitListener(
            init -> {
              ComponentUtil.setData(init.getUI(), AUTHENTICATION_STATE, authenticationState());
              boundPages(init.getUI());
              init.getUI().addBeforeEnterListener(this::check);
              Languages.apply(init.getUI());
            });
  }

  private static void boundPages(UI newest) {
    boolean member = caller().filter(caller -> caller.is(Roles.MEMBER)).isPresent();
    int max = member ? OpenPages.OF_MEMBERS : OpenPages.OF_ANONYMOUS;
    BrowserSession.recordPages(
        VaadinServletRequest.getCurrent().getHttpServletRequest(), OpenPages.bound(newest, max));
  }

  private void check(BeforeEnterEvent event) {
    String path = "/" + event.getLocation().getPath();
    if (Pages.isForm(path)) {
      event.forwardToUrl(path);
      return;
    }
    Caller caller = caller().orElse(null);
    boolean allowed =
        annotations.hasAccess(
            event.getNavigationTarget(),
            caller == null ? null : () -> Long.toString(caller.accountId()),
            role -> caller != null && caller.is(role));
    if (!allowed) {
      event.forwardToUrl(Pages.home(caller));
    }
  }

  private static Optional<Caller> caller() {
    return ThisBrowser.caller();
  }

  private static String authenticationState() {
    return caller().map(Caller::authenticationState).orElse("anonymous");
  }

  /** Lets a server call through only for the one its page was loaded for. */
  private static final class AuthenticationStateCheck extends SynchronizedRequestHandler {

    @Override
    protected boolean canHandleRequest(VaadinRequest request) {
      return HandlerHelper.isRequestType(request, HandlerHelper.RequestType.UIDL);
    }

    @Override
    public boolean synchronizedHandleRequest(
        VaadinSession session, VaadinRequest request, VaadinResponse response) throws IOException {
      UI ui = session.getService().findUI(request);
      if (ui == null) {
        return false;
      }
      Object loadedFor = ComponentUtil.getData(ui, AUTHENTICATION_STATE);
      if (ADOPT.equals(loadedFor)) {
        ComponentUtil.setData(ui, AUTHENTICATION_STATE, authenticationState());
        return false;
      }
      if (authenticationState().equals(loadedFor)) {
        return false;
      }
      // The browser loads it again, or just says good-bye to it: nobody needs its components.
      ui.close();
      response.setContentType("application/json; charset=UTF-8");
      response.getWriter().write(VaadinService.createSessionExpiredJSON(true));
      return true;
    }
  }
}
