package mfa.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.security.auth.message.AuthException;
import jakarta.security.auth.message.MessageInfo;
import jakarta.security.auth.message.callback.CallerPrincipalCallback;
import jakarta.security.auth.message.callback.GroupPrincipalCallback;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import mfa.login.SessionAuthenticationModule;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A visitor's browser before the servlets of plain pages, which need no server. */
public final class PlainBrowser {

  private static final ServletContext FILES =
      fake(
          ServletContext.class,
          (proxy, called, arguments) ->
              switch (called.getName()) {
                case "getResourceAsStream" ->
                    Files.newInputStream(Path.of("src/main/webapp" + arguments[0]));
                default -> throw new UnsupportedOperationException(called.toString());
              });

  private final Services services;
  private final Visitor visitor;
  private final Map<String, String> cookies = new HashMap<>();
  private final Map<String, Cookie> received = new HashMap<>();
  private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Map<String, Object> session = new HashMap<>();
  private Locale language = Locale.ENGLISH;
  private boolean hasSession;

  public PlainBrowser(Services services, Visitor visitor) {
    this.services = services;
    this.visitor = visitor;
    headers.put("Sec-Fetch-Site", "same-origin");
  }

  /** What came back. */
  public record Answer(int status, Map<String, String> headers, Document page) {

    public String location() {
      return headers.getOrDefault("Location", "");
    }

    /** What the form of the page carries unseen. */
    public Map<String, String> hidden() {
      Map<String, String> fields = new LinkedHashMap<>();
      for (Element field : page.select("main form.form input[type=hidden]")) {
        fields.put(field.attr("name"), field.val());
      }
      return fields;
    }

    /** What the field says is wrong with it; empty where nothing is. */
    public String error(String field) {
      return page.select("#" + field + "-error").text();
    }

    /** What stands above the form. */
    public String notices() {
      return page.select("#notices > .notice").text();
    }
  }

  /** What this browser says of itself with every request; null: nothing. */
  public PlainBrowser saying(String header, String text) {
    if (text == null) {
      headers.remove(header);
    } else {
      headers.put(header, text);
    }
    return this;
  }

  public PlainBrowser speaking(Locale preferred) {
    language = preferred;
    return this;
  }

  public PlainBrowser withCookie(String name, String text) {
    cookies.put(name, text);
    return this;
  }

  public String cookie(String name) {
    return cookies.get(name);
  }

  /** The cookie as the server sent it last, with what it says to the browser. */
  public Cookie received(String name) {
    return received.get(name);
  }

  /** Whether the server keeps a session for it. */
  public boolean hasSession() {
    return hasSession;
  }

  public Answer open(Class<? extends HttpServlet> servlet, String address) {
    return send(servlet, "GET", address, Map.of());
  }

  /**
   * Comes to the gate with a request for a page, as each does before its servlet.
   *
   * @return who the container is told that it is, and in which roles; empty for nobody
   */
  public List<String> pass(String address) {
    List<String> caller = new ArrayList<>();
    HttpServletRequest request = request("GET", address, Map.of());
    Map<String, Object> answer = new HashMap<>();
    HttpServletResponse response =
        response(answer, new HashMap<>(), new PrintWriter(new StringWriter()));
    MessageInfo message =
        fake(
            MessageInfo.class,
            (proxy, called, arguments) ->
                switch (called.getName()) {
                  case "getRequestMessage" -> request;
                  case "getResponseMessage" -> response;
                  default -> throw new UnsupportedOperationException(called.toString());
                });
    SessionAuthenticationModule gate = services.get(SessionAuthenticationModule.class);
    gate.initialize(
        null, null, told -> List.of(told).forEach(each -> caller.addAll(names(each))), Map.of());
    visitor.does(
        () -> {
          try {
            gate.validateRequest(message, new Subject(), null);
          } catch (AuthException e) {
            throw new IllegalStateException(e);
          }
        });
    if (Integer.valueOf(HttpServletResponse.SC_SERVICE_UNAVAILABLE).equals(answer.get("status"))) {
      throw new IllegalStateException("The gate failed: see the log.");
    }
    return caller;
  }

  private static List<String> names(Callback told) {
    return switch (told) {
      case CallerPrincipalCallback caller ->
          Optional.ofNullable(caller.getName()).stream().toList();
      case GroupPrincipalCallback roles -> List.of(roles.getGroups());
      default -> throw new UnsupportedOperationException(told.toString());
    };
  }

  /** Types into the form of a page that was shown, and sends it to where the form goes. */
  public Answer submit(
      Class<? extends HttpServlet> servlet, Answer shown, Map<String, String> typed) {
    Map<String, String> form = shown.hidden();
    form.putAll(typed);
    return post(servlet, shown.page().select("main form").attr("action"), form);
  }

  /** Sends whatever fields. */
  public Answer post(
      Class<? extends HttpServlet> servlet, String address, Map<String, String> fields) {
    return send(servlet, "POST", address, fields);
  }

  private Answer send(
      Class<? extends HttpServlet> servlet,
      String method,
      String address,
      Map<String, String> fields) {
    StringWriter page = new StringWriter();
    Map<String, Object> answer = new HashMap<>();
    Map<String, String> answered = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    answer.put("status", 200);
    HttpServletRequest request = request(method, address, fields);
    HttpServletResponse response = response(answer, answered, new PrintWriter(page));
    visitor.does(
        () -> {
          try {
            services.get(servlet).service(request, response);
          } catch (ServletException e) {
            throw new IllegalStateException(e);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    return new Answer((Integer) answer.get("status"), answered, Jsoup.parse(page.toString()));
  }

  private HttpServletRequest request(String method, String address, Map<String, String> fields) {
    String[] parts = address.split("\\?", 2);
    Map<String, Object> attributes = new HashMap<>();
    return fake(
        HttpServletRequest.class,
        (proxy, called, arguments) ->
            switch (called.getName()) {
              case "getMethod" -> method;
              case "getRequestURI", "getServletPath" -> parts[0];
              case "getContextPath" -> "";
              case "getServletContext" -> FILES;
              case "getQueryString" -> parts.length > 1 ? parts[1] : null;
              case "getParameter" -> parameter(parts, fields, (String) arguments[0]);
              case "getHeader" -> headers.get(arguments[0]);
              case "getHeaders" -> Collections.enumeration(headers(arguments[0]));
              case "getContentLengthLong" -> (long) fields.toString().length();
              case "getLocale" -> language;
              case "getRemoteAddr" -> "192.0.2.1";
              case "getCookies" ->
                  cookies.entrySet().stream()
                      .map(cookie -> new Cookie(cookie.getKey(), cookie.getValue()))
                      .toArray(Cookie[]::new);
              case "getAttribute" -> attributes.get(arguments[0]);
              case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
              case "getSession" -> session(arguments == null || (Boolean) arguments[0]);
              case "changeSessionId", "setCharacterEncoding" -> null;
              default -> throw new UnsupportedOperationException(called.toString());
            });
  }

  /** As servlets are told: what stands in the address comes before the form. */
  private static String parameter(String[] address, Map<String, String> fields, String name) {
    String query = address.length > 1 ? address[1] : "";
    return Stream.of(query.split("&"))
        .map(pair -> pair.split("=", 2))
        .filter(pair -> pair[0].equals(name))
        .map(pair -> pair.length > 1 ? URLDecoder.decode(pair[1], UTF_8) : "")
        .findFirst()
        .orElse(fields.get(name));
  }

  private List<String> headers(Object name) {
    return Optional.ofNullable(headers.get(name)).stream().toList();
  }

  private HttpSession session(boolean create) {
    hasSession |= create;
    return hasSession
        ? fake(
            HttpSession.class,
            (proxy, called, arguments) ->
                switch (called.getName()) {
                  case "getAttribute" -> session.get(arguments[0]);
                  case "setAttribute" -> session.put((String) arguments[0], arguments[1]);
                  case "invalidate" -> hasSession = false;
                  case "setMaxInactiveInterval" -> null;
                  default -> throw new UnsupportedOperationException(called.toString());
                })
        : null;
  }

  private HttpServletResponse response(
      Map<String, Object> answer, Map<String, String> answered, PrintWriter page) {
    return fake(
        HttpServletResponse.class,
        (proxy, called, arguments) ->
            switch (called.getName()) {
              case "setStatus", "sendError" -> answer.put("status", arguments[0]);
              case "setHeader" -> answered.put((String) arguments[0], (String) arguments[1]);
              case "setContentType" -> answered.put("Content-Type", (String) arguments[0]);
              case "addCookie" -> keep((Cookie) arguments[0]);
              case "getWriter" -> page;
              default -> throw new UnsupportedOperationException(called.toString());
            });
  }

  private Object keep(Cookie cookie) {
    received.put(cookie.getName(), cookie);
    return cookie.getMaxAge() == 0
        ? cookies.remove(cookie.getName())
        : cookies.put(cookie.getName(), cookie.getValue());
  }

  /** What returns nothing may return anything here. */
  private static <T> T fake(Class<T> type, InvocationHandler handler) {
    InvocationHandler safe =
        (proxy, called, arguments) -> {
          Object result = handler.invoke(proxy, called, arguments);
          return called.getReturnType() == void.class ? null : result;
        };
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, safe));
  }
}
