package mfa.workflow.rest;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.MultipartConfig;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import mfa.workflow.DeployCredentials;
import mfa.workflow.ModelerResult;
import mfa.workflow.ModelerService;

/**
 * What Camunda Modeler finds where it expects the engine's REST interface: whether it may connect,
 * the version, and a deployment. Every other path, and every other method, is not there.
 */
@WebServlet("/engine-rest/*")
@MultipartConfig(
    maxFileSize = ModelerServlet.MAX_BYTES,
    maxRequestSize = ModelerServlet.MAX_BYTES,
    fileSizeThreshold = ModelerServlet.MAX_BYTES)
public class ModelerServlet extends HttpServlet {

  private static final long serialVersionUID = 1;
  private static final Logger LOG = Logger.getLogger(ModelerServlet.class.getName());

  /** A model, its attachments, and the form around them; nothing of it touches the disk. */
  static final int MAX_BYTES = 3 * 1024 * 1024;

  @Inject private transient ModelerService modeler;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    ModelerAnswer answer;
    try {
      answer = answer(request);
    } catch (RuntimeException e) {
      LOG.log(Level.SEVERE, "A call of Camunda Modeler failed.", e);
      answer = ModelerAnswer.failed();
    }
    answer.send(response);
  }

  private ModelerAnswer answer(HttpServletRequest request) {
    Optional<Call> call = Call.of(request);
    if (call.isEmpty()) {
      return ModelerAnswer.notFound();
    }
    Optional<DeployCredentials> credentials =
        Authorization.credentials(request.getHeader("Authorization"));
    if (credentials.isEmpty()) {
      return ModelerAnswer.unauthorized();
    }
    ModelerResult allowed = modeler.check(credentials.get());
    return allowed instanceof ModelerResult.Granted
        ? answer(call.get(), request, credentials.get())
        : ModelerAnswer.of(allowed);
  }

  private ModelerAnswer answer(
      Call call, HttpServletRequest request, DeployCredentials credentials) {
    return switch (call) {
      case CONNECT -> ModelerAnswer.noDeployments();
      case VERSION -> ModelerAnswer.version();
      case DEPLOY -> deploy(request, credentials);
    };
  }

  /** The body is read only here, of those who may deploy. */
  private ModelerAnswer deploy(HttpServletRequest request, DeployCredentials credentials) {
    try {
      DeploymentForm form = DeploymentForm.of(request);
      return ModelerAnswer.of(modeler.deploy(credentials, form.model(), form.note()));
    } catch (DeploymentForm.WrongFormException e) {
      return ModelerAnswer.wrong(e.getMessage());
    }
  }

  /** The calls that there are. */
  private enum Call {
    CONNECT,
    VERSION,
    DEPLOY;

    static Optional<Call> of(HttpServletRequest request) {
      String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
      return switch (request.getMethod() + " " + request.getPathInfo() + query) {
        case "GET /deployment?maxResults=0" -> Optional.of(CONNECT);
        case "GET /version" -> Optional.of(VERSION);
        case "POST /deployment/create" -> Optional.of(DEPLOY);
        default -> Optional.empty();
      };
    }
  }
}
