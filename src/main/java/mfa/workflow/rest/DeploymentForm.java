package mfa.workflow.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import mfa.workflow.DeploymentNote;

/**
 * The form that Camunda Modeler posts: one model and what is said about it. Other files, such as
 * forms, are not looked at.
 */
record DeploymentForm(byte[] model, DeploymentNote note) {

  private static final Logger LOG = Logger.getLogger(DeploymentForm.class.getName());

  private static final String NAME = "deployment-name";
  private static final String TENANT = "tenant-id";
  private static final int MAX_PARTS = 20;
  private static final int MAX_SHOWN = 60;

  /** Sent each time, and the same each time: an unchanged file never makes a version. */
  private static final Set<String> WITHOUT_EFFECT =
      Set.of("deployment-source", "enable-duplicate-filtering", "deploy-changed-only");

  /**
   * @throws WrongFormException saying what to do
   */
  static DeploymentForm of(HttpServletRequest request) throws WrongFormException {
    String name = "";
    List<FormPart> models = new ArrayList<>();
    for (FormPart part : parts(request)) {
      if (part.fileName() != null) {
        if (isModel(part.fileName())) {
          models.add(part);
        }
      } else if (part.name().equals(NAME)) {
        name = part.text();
      } else {
        check(part);
      }
    }
    if (models.size() != 1) {
      throw new WrongFormException(
          "Deploy one BPMN file (.bpmn) at a time; " + models.size() + " came.");
    }
    return new DeploymentForm(models.getFirst().content(), note(name));
  }

  private static List<FormPart> parts(HttpServletRequest request) throws WrongFormException {
    String type = request.getContentType();
    if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")) {
      throw new WrongFormException("A deployment is sent as multipart/form-data.");
    }
    List<FormPart> parts = read(request);
    if (parts.size() > MAX_PARTS) {
      throw new WrongFormException("A deployment has at most " + MAX_PARTS + " parts.");
    }
    return parts;
  }

  /** The container says in many ways that it cannot read a form; all of them are the form's. */
  private static List<FormPart> read(HttpServletRequest request) throws WrongFormException {
    try {
      List<FormPart> parts = new ArrayList<>();
      for (Part part : request.getParts()) {
        parts.add(FormPart.of(part));
      }
      return parts;
    } catch (IllegalStateException e) {
      throw new WrongFormException("A deployment has at most 3 MB, and a model at most 2 MB.");
    } catch (ServletException | IOException | RuntimeException e) {
      LOG.log(Level.FINE, "A form could not be read.", e);
      throw new WrongFormException(
          "The form cannot be read: it breaks off, or a name in it is not allowed. Deploy again,"
              + " with a file name of letters and digits.");
    }
  }

  private static boolean isModel(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    return name.endsWith(".bpmn") || name.endsWith(".bpmn20.xml");
  }

  private static void check(FormPart part) throws WrongFormException {
    if (part.name().equals(TENANT)) {
      if (!part.text().isBlank()) {
        throw new WrongFormException("There are no tenants here: leave the tenant ID empty.");
      }
    } else if (!WITHOUT_EFFECT.contains(part.name())) {
      throw new WrongFormException(
          "The part “" + shortened(part.name()) + "” is not known here: remove it.");
    }
  }

  private static String shortened(String name) {
    String plain = name.replaceAll("[^\\w.-]", "?");
    return plain.substring(0, Math.min(plain.length(), MAX_SHOWN));
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

  /**
   * A part, read to its end.
   *
   * @param fileName null where it is no file
   */
  private record FormPart(String name, String fileName, byte[] content) {

    static FormPart of(Part part) throws IOException {
      try (InputStream content = part.getInputStream()) {
        return new FormPart(
            Objects.requireNonNullElse(part.getName(), ""),
            part.getSubmittedFileName(),
            content.readAllBytes());
      }
    }

    String text() {
      return new String(content, UTF_8);
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
