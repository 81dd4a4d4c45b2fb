package mfa.workflow.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import mfa.workflow.DeploymentNote;

/**
 * The form that Camunda Modeler posts: one model and what is said about it. Other files, such as
 * forms, are not looked at.
 */
record DeploymentForm(byte[] model, DeploymentNote note) {

  private static final String NAME = "deployment-name";
  private static final String TENANT = "tenant-id";
  private static final int MAX_PARTS = 20;

  /** Sent each time, and the same each time: an unchanged file never makes a version. */
  private static final Set<String> WITHOUT_EFFECT =
      Set.of("deployment-source", "enable-duplicate-filtering", "deploy-changed-only");

  /**
   * @throws WrongFormException saying what to do
   */
  static DeploymentForm of(HttpServletRequest request)
      throws ServletException, IOException, WrongFormException {
    String name = "";
    List<Part> models = new ArrayList<>();
    for (Part part : parts(request)) {
      if (part.getSubmittedFileName() != null) {
        if (isModel(part.getSubmittedFileName())) {
          models.add(part);
        }
      } else if (part.getName().equals(NAME)) {
        name = text(part);
      } else {
        check(part);
      }
    }
    if (models.size() != 1) {
      throw new WrongFormException(
          "Deploy one BPMN file (.bpmn) at a time; " + models.size() + " came.");
    }
    return new DeploymentForm(bytes(models.getFirst()), note(name));
  }

  private static Collection<Part> parts(HttpServletRequest request)
      throws ServletException, IOException, WrongFormException {
    String type = request.getContentType();
    if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")) {
      throw new WrongFormException("A deployment is sent as multipart/form-data.");
    }
    try {
      Collection<Part> parts = request.getParts();
      if (parts.size() > MAX_PARTS) {
        throw new WrongFormException("A deployment has at most " + MAX_PARTS + " parts.");
      }
      return parts;
    } catch (IllegalStateException e) {
      throw new WrongFormException("A deployment has at most 3 MB, and a model at most 2 MB.");
    }
  }

  private static boolean isModel(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    return name.endsWith(".bpmn") || name.endsWith(".bpmn20.xml");
  }

  private static void check(Part part) throws IOException, WrongFormException {
    if (part.getName().equals(TENANT)) {
      if (!text(part).isBlank()) {
        throw new WrongFormException("There are no tenants here: leave the tenant ID empty.");
      }
    } else if (!WITHOUT_EFFECT.contains(part.getName())) {
      throw new WrongFormException(
          "The part “" + shortened(part.getName()) + "” is not known here: remove it.");
    }
  }

  private static String shortened(String name) {
    return name.replaceAll("[^\\w.-]", "?").substring(0, Math.min(name.length(), 60));
  }

  private static DeploymentNote note(String name) throws WrongFormException {
    return DeploymentNote.parse(name)
        .orElseThrow(
            () ->
                new WrongFormException(
                    "The deployment name is kept as the note of the version: say what changes, in"
                        + " 1 to "
                        + DeploymentNote.MAX_LENGTH
                        + " characters."));
  }

  private static String text(Part part) throws IOException {
    return new String(bytes(part), UTF_8);
  }

  private static byte[] bytes(Part part) throws IOException {
    try (InputStream content = part.getInputStream()) {
      return content.readAllBytes();
    }
  }

  /** Something about the form has to be changed; the message says what. */
  static final class WrongFormException extends Exception {

    private static final long serialVersionUID = 1;

    WrongFormException(String message) {
      super(message);
    }
  }
}
