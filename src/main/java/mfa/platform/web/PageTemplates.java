package mfa.platform.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Writes pages by the templates in {@code src/main/jte}, which escape by context (ADR 0067). */
@ApplicationScoped
public class PageTemplates {

  private final TemplateEngine templates =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, PageTemplates.class.getClassLoader());

  /**
   * The page.
   *
   * @param template its name without an ending
   */
  public String write(String template, Map<String, Object> parameters) {
    StringOutput page = new StringOutput();
    templates.render(template + ".jte", parameters, page);
    return page.toString();
  }
}
