package mfa.workflow.draft.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import java.util.function.Consumer;
import mfa.shell.Badge;
import mfa.workflow.process.Finding;
import mfa.workflow.ui.FindingList;

/** What the checks found while somebody draws; each leads to its element. */
class DraftFindings extends Section {

  private final H2 heading = new H2();
  private final Span count = new Span();
  private final UnorderedList list = new UnorderedList();
  private final Paragraph more = new Paragraph();
  private final transient Consumer<String> select;

  /**
   * @param select shows an element, by its id
   */
  DraftFindings(Consumer<String> select) {
    this.select = select;
    addClassName("panel");
    heading.setText(getTranslation("workflow.findings"));
    count.getElement().setAttribute("role", "status");
    list.addClassName("lines");
    add(heading, count, list, more);
  }

  void show(List<Finding> findings) {
    long errors = findings.stream().filter(Finding::error).count();
    count.setText(
        findings.isEmpty()
            ? getTranslation("workflow.findings.none")
            : getTranslation("workflow.findings.count", errors, findings.size() - errors));
    list.removeAll();
    findings.stream().limit(FindingList.MAX_SHOWN).forEach(finding -> list.add(item(finding)));
    list.setVisible(!findings.isEmpty());
    int left = findings.size() - FindingList.MAX_SHOWN;
    more.setVisible(left > 0);
    more.setText(left > 0 ? getTranslation("workflow.findings.more", left) : "");
  }

  private ListItem item(Finding finding) {
    String name = finding.elementName().isEmpty() ? finding.elementId() : finding.elementName();
    Button element = new Button(name, click -> select.accept(finding.elementId()));
    element.addThemeVariants(ButtonVariant.TERTIARY);
    element.setAriaLabel(getTranslation("workflow.findings.show", name));
    Div words = new Div(new Span(finding.rule(getLocale())), new Span(finding.advice(getLocale())));
    words.addClassName("line-words");
    return new ListItem(kind(finding), element, words);
  }

  private Badge kind(Finding finding) {
    return finding.error()
        ? new Badge(
            Badge.Kind.ERROR, VaadinIcon.CLOSE_CIRCLE_O, getTranslation("workflow.findings.error"))
        : new Badge(
            Badge.Kind.WARNING, VaadinIcon.WARNING, getTranslation("workflow.findings.warning"));
  }
}
