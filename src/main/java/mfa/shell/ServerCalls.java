package mfa.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.communication.ServerRpcHandler;
import com.vaadin.flow.server.communication.UidlRequestHandler;
import java.util.List;
import java.util.stream.StreamSupport;
import mfa.login.BrowserSession;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * Carries out the server calls of open pages, but none that brings more than its field may hold
 * (R74), and none with characters that no text has: a database refuses some, a log forges lines.
 *
 * <p>What a field may hold is told to the browser, and browsers keep to it; nobody else has to. So
 * it is asked here once, for every field of every page. A call with one value too many does nothing
 * at all, so that no button works on a value that was left out.
 */
class ServerCalls extends UidlRequestHandler {

  private static final String FREE_FORMS =
      "document.querySelectorAll('form[aria-busy]')"
          + ".forEach((form) => form.removeAttribute('aria-busy'))";

  @Override
  protected ServerRpcHandler createRpcHandler() {
    return new Bounded();
  }

  private static class Bounded extends ServerRpcHandler {

    @Override
    protected void handleRpc(UI ui, String message, VaadinRequest request, RpcRequest call)
        throws MessageIdSyncException {
      ArrayNode parts = call.getRpcInvocationsData();
      if (parts != null) {
        parts(ui, parts).forEach(CallPart::clean);
      }
      List<CallPart> tooLong = parts == null ? List.of() : tooLong(ui, parts);
      if (!tooLong.isEmpty()) {
        parts.removeAll();
      } else if (parts != null && parts(ui, parts).stream().anyMatch(CallPart::isTyped)) {
        BrowserSession.recordTyped(((VaadinServletRequest) request).getHttpServletRequest());
      }
      super.handleRpc(ui, message, request, call);
      if (!tooLong.isEmpty()) {
        notify(ui, tooLong);
      }
      OpenPages.boundGrowth(ui);
    }

    private static List<CallPart> tooLong(UI ui, ArrayNode parts) {
      return parts(ui, parts).stream().filter(CallPart::isTooLong).toList();
    }

    private static List<CallPart> parts(UI ui, ArrayNode parts) {
      return StreamSupport.stream(parts.spliterator(), false)
          .map((JsonNode part) -> new CallPart(ui, part))
          .toList();
    }

    private static void notify(UI ui, List<CallPart> tooLong) {
      boolean shown = false;
      for (CallPart part : tooLong) {
        shown |= part.showAtField();
      }
      if (!shown) {
        Notification.show(ui.getTranslation("error.too-long"));
      }
      ui.getPage().executeJs(FREE_FORMS);
    }
  }
}
