package mfa.workflow.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import mfa.workflow.ModelerResult;
import mfa.workflow.VersionItem;
import mfa.workflow.process.EngineModels;
import mfa.workflow.process.Finding;

/** An answer in the form that the engine's own interface has, as far as Modeler reads it. */
record ModelerAnswer(int status, JsonValue body) {

  private static final int TOO_MANY_REQUESTS = 429;

  /** So many findings stand in an answer, which Modeler shows in one dialog. */
  private static final int MAX_FINDINGS = 100;

  /** As the engine writes times. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxx", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  static ModelerAnswer of(ModelerResult result) {
    return switch (result) {
      case ModelerResult.Granted granted -> noDeployments();
      case ModelerResult.Deployed deployed -> ok(deployment(deployed));
      case ModelerResult.Refused refused -> wrong(findings(refused.findings()));
      case ModelerResult.Unauthorized unauthorized -> unauthorized();
      case ModelerResult.TooMany tooMany ->
          problem(
              TOO_MANY_REQUESTS,
              "You have deployed "
                  + tooMany.perHour()
                  + " versions within an hour. Try again later.");
      case ModelerResult.Blocked blocked ->
          problem(
              TOO_MANY_REQUESTS,
              "Too many wrong tokens came from your network. Try again after "
                  + TIME.format(blocked.until())
                  + ".");
    };
  }

  /** There is nothing to see; that the answer comes at all says that the connection is right. */
  static ModelerAnswer noDeployments() {
    return ok(JsonValue.EMPTY_JSON_ARRAY);
  }

  static ModelerAnswer version() {
    return ok(Json.createObjectBuilder().add("version", EngineModels.ENGINE_VERSION).build());
  }

  static ModelerAnswer wrong(String message) {
    return problem(HttpServletResponse.SC_BAD_REQUEST, message);
  }

  static ModelerAnswer notFound() {
    return problem(HttpServletResponse.SC_NOT_FOUND, "There is nothing here.");
  }

  /** The same whatever is wrong with the token, or where there is none. */
  static ModelerAnswer unauthorized() {
    return problem(
        HttpServletResponse.SC_UNAUTHORIZED,
        "The token is missing or does not count: make a new one on the page Processes.");
  }

  /** Something went wrong that is not the caller's. */
  static ModelerAnswer failed() {
    return problem(
        HttpServletResponse.SC_INTERNAL_SERVER_ERROR,
        "Something failed on the server, and nothing was deployed. Its log has the details; try"
            + " again, or ask who runs it.");
  }

  private static ModelerAnswer ok(JsonValue body) {
    return new ModelerAnswer(HttpServletResponse.SC_OK, body);
  }

  private static ModelerAnswer problem(int status, String message) {
    return new ModelerAnswer(status, Json.createObjectBuilder().add("message", message).build());
  }

  /** The first findings, a line each, and how many more there are. */
  static String findings(List<Finding> findings) {
    String first =
        findings.stream()
            .limit(MAX_FINDINGS)
            .map(Finding::toString)
            .collect(Collectors.joining("\n"));
    int more = findings.size() - MAX_FINDINGS;
    return more > 0
        ? first + "\nAnd " + more + " more. Correct these first, then deploy again."
        : first;
  }

  private static JsonObject deployment(ModelerResult.Deployed deployed) {
    VersionItem version = deployed.version();
    return Json.createObjectBuilder()
        .add("id", version.deploymentId())
        .add("name", version.note())
        .add("source", version.source().name())
        .add("deploymentTime", time(version.deployedAt()))
        .add("tenantId", JsonValue.NULL)
        .add(
            "deployedProcessDefinitions",
            deployed.fresh()
                ? Json.createObjectBuilder()
                    .add(version.definitionId(), definition(version))
                    .build()
                : JsonValue.NULL)
        .build();
  }

  private static JsonObject definition(VersionItem version) {
    return Json.createObjectBuilder()
        .add("id", version.definitionId())
        .add("key", version.process())
        .add("version", version.number())
        .add("versionTag", version.tag())
        .add("deploymentId", version.deploymentId())
        .add("suspended", false)
        .add("tenantId", JsonValue.NULL)
        .build();
  }

  private static String time(Instant time) {
    return TIME.format(time);
  }

  /** Nothing of it is kept by anybody between. */
  void send(HttpServletResponse response) throws IOException {
    response.setStatus(status);
    response.setContentType("application/json");
    response.setCharacterEncoding(UTF_8.name());
    if (status == HttpServletResponse.SC_UNAUTHORIZED) {
      response.setHeader("WWW-Authenticate", "Bearer realm=\"engine-rest\"");
    }
    response.getOutputStream().write(body.toString().getBytes(UTF_8));
  }
}
