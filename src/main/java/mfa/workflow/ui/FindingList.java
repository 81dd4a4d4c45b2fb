package mfa.workflow.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import mfa.shell.Badge;
import mfa.workflow.process.Finding;

/**
 * What is wrong with a model, element by element: the rule, and what to do. A hostile file has
 * thousands of faults; the first of them are shown, and how many more there are.
 */
public class FindingList extends Div {

  /** Nobody reads more at once. */
  public static final int MAX_SHOWN = 100;

  /** Shows these instead of what was shown before; nothing where there are none. */
  public void show(List<Finding> findings) {
    removeAll();
    setVisible(!findings.isEmpty());
    UnorderedList list = new UnorderedList();
    list.addClassName("lines");
    findings.stream().limit(MAX_SHOWN).forEach(finding -> list.add(item(finding)));
    add(list);
    if (findings.size() > MAX_SHOWN) {
      add(new Paragraph(getTranslation("workflow.findings.more", findings.size() - MAX_SHOWN)));
    }
  }

  private ListItem item(Finding finding) {
    Span where =
        new Span(
            finding.elementName().isEmpty()
                ? finding.elementId()
                : finding.elementName() + " (" + finding.elementId() + ")");
    where.addClassName("line-title");
    Div words =
        new Div(where, new Span(finding.rule(getLocale())), new Span(finding.advice(getLocale())));
    words.addClassName("line-words");
    Badge kind =
        finding.error()
            ? new Badge(
                Badge.Kind.ERROR, VaadinIcon.CLOSE_CIRCLE_O, getTranslation("process.error"))
            : new Badge(Badge.Kind.WARNING, VaadinIcon.WARNING, getTranslation("process.warning"));
    return new ListItem(words, kind);
  }
}
