package mfa.login;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import mfa.enforcement.NextStep;
import mfa.platform.request.Roles;

/** Which pages stand open at which stage of signing in, and where everybody else is led. */
public final class Pages {

  public static final String LOGIN = "/login";
  public static final String LOGIN_CODE = "/login/code";

  /** The same for a recovery code; the part behind the path is no page of its own. */
  public static final String RECOVERY = LOGIN_CODE + "?recovery";

  /** Where somebody with a recovery code signs in first. */
  public static final String LOGIN_FOR_RECOVERY = LOGIN + "?recovery";

  public static final String LOGIN_BIND = "/login/bind";
  public static final String START = "/";
  public static final String UNBIND = "/unbind";
  public static final String INVITATION = "/invitation";
  private static final String TICKET = "/ticket/";
  private static final String DISPUTE = "/objection/";
  public static final String TAKE_BACK = "/email/take-back";
  public static final String RESET = "/password/reset";
  public static final String FORGOT = "/password/forgot";

  /** Those that many mailed links lead to, each to an address of its own behind the name. */
  private static final Set<String> OF_MANY_LINKS = Set.of(INVITATION, RESET, TAKE_BACK);

  /** What goes up or down within a page that stands open; the services behind ask who comes. */
  private static final Pattern FILE_OF_PAGE =
      Pattern.compile("/VAADIN/dynamic/resource/\\d+/[\\w-]+/[^/;\\\\]*");

  /** Files of the front end and the server's health: the same for everybody. */
  private static final Set<String> FILES =
      Set.of(
          "/VAADIN/build/",
          "/VAADIN/static/",
          "/styles/",
          "/scripts/",
          "/images/",
          "/aura/",
          "/webjars/bpmn-js/");

  private static final Set<String> SINGLE_FILES =
      Set.of(
          "/favicon.ico",
          "/robots.txt",
          "/health",
          "/health/live",
          "/health/ready",
          "/health/started");

  /** Plain names, the last one with an ending: nothing that leads up or means another path. */
  private static final Pattern FILE =
      Pattern.compile("(/[\\w@~-][\\w.@~+-]*)*/[\\w@~-][\\w@~+-]*\\.[\\w.@~+-]*");

  /**
   * The container puts a servlet of its own there, which describes itself to anyone who is let in
   * even where it is switched off.
   */
  private static final String CONTAINERS = "/openapi";

  /** What programs call: they show a token each time, and have neither session nor page. */
  private static final String PROGRAMS = "/engine-rest";

  /** What proxies in front of applications ask. */
  public static final String GATE_CHECK = "/gate/check";

  /** What those proxies pass on to us from the host of an application. */
  public static final String AT_APPLICATION = "/.mfa";

  /** Where a browser comes to that wants into an application; the page itself asks who it is. */
  public static final String GATE_START = "/gate/start";

  /** Where somebody comes to who signed out in an application that did not know the sign-in. */
  public static final String SIGN_OUT = "/gate/sign-out";

  /** What somebody sees who is signed in and may not enter an application. */
  public static final String GATE_REFUSED = "/gate/refused";

  /** Where programs look for what a server offers them; ours offers nothing there. */
  private static final String WELL_KNOWN = "/.well-known";

  private Pages() {}

  /** What is served to nobody. */
  static boolean isClosed(String path) {
    return is(CONTAINERS, path) || is(WELL_KNOWN, path);
  }

  static boolean isForPrograms(String path) {
    return is(PROGRAMS, path);
  }

  /** What only a proxy in front of an application passes on. */
  static boolean isPassedOn(String path) {
    return is(AT_APPLICATION, path);
  }

  public static boolean isFile(String path) {
    return SINGLE_FILES.contains(path)
        || FILES.stream().anyMatch(path::startsWith) && FILE.matcher(path).matches();
  }

  /** Something that goes up or down within a page. */
  static boolean isFileOfPage(String path) {
    return FILE_OF_PAGE.matcher(path).matches();
  }

  /** A plain form: no view of Vaadin, and nothing but pages and forms goes to its path. */
  public static boolean isForm(String path) {
    return path.equals(LOGIN)
        || path.equals(LOGIN_CODE)
        || path.equals(FORGOT)
        || path.equals(SIGN_OUT)
        || is(RESET, path);
  }

  static boolean isOfManyLinks(String path) {
    return OF_MANY_LINKS.contains(path);
  }

  /**
   * The path of a page that many mailed links lead to.
   *
   * @param tag of the link, or null
   */
  public static String ofLink(String page, String tag) {
    return tag == null ? page : page + "/" + tag;
  }

  /** The page itself, or one of those that links have of it. */
  private static boolean is(String page, String path) {
    return path.equals(page) || path.startsWith(page + "/");
  }

  /** Where the caller (null: anonymous) has to be instead of this page; empty if it may stay. */
  static Optional<String> redirectFor(Caller caller, String path) {
    if (path.startsWith(DISPUTE)
        || is(TAKE_BACK, path)
        || path.equals(GATE_START)
        || path.equals(SIGN_OUT) && caller != null
        || isFileOfPage(path)) {
      return Optional.empty();
    }
    if (caller == null) {
      boolean open =
          path.equals(LOGIN) || path.equals(FORGOT) || is(INVITATION, path) || is(RESET, path);
      return open || isUnbinding(path) ? Optional.empty() : Optional.of(LOGIN);
    }
    if (caller.is(Roles.HALF_SIGNED_IN)) {
      return isUnbinding(path) ? Optional.empty() : only(LOGIN_CODE, path);
    }
    if (caller.is(Roles.MUST_BIND)) {
      return only(LOGIN_BIND, path);
    }
    return path.equals(LOGIN) || path.equals(LOGIN_CODE) ? Optional.of(START) : Optional.empty();
  }

  /** Where somebody goes on who has signed in so far. */
  public static String of(NextStep next) {
    return switch (next) {
      case ENTER_CODE -> LOGIN_CODE;
      case BIND, OFFER_BIND -> LOGIN_BIND;
      case PROCEED -> START;
    };
  }

  /** Where the caller (null: anonymous) is at home. */
  public static String home(Caller caller) {
    if (caller == null) {
      return LOGIN;
    }
    if (caller.is(Roles.HALF_SIGNED_IN)) {
      return LOGIN_CODE;
    }
    return caller.is(Roles.MUST_BIND) ? LOGIN_BIND : START;
  }

  private static boolean isUnbinding(String path) {
    return path.equals(UNBIND) || path.startsWith(TICKET);
  }

  private static Optional<String> only(String allowed, String path) {
    return path.equals(allowed) ? Optional.empty() : Optional.of(allowed);
  }
}
