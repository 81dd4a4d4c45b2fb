package mfa.workflow.draft.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import mfa.shell.picture.Pictogram;
import mfa.workflow.process.ProcessContract;

/**
 * What is selected in the drawing, in words and with the contract as choices; and everything that
 * the drawing does with a pointer, for keys.
 */
class ElementPanel extends Section {

  private static final Set<ElementKind> CONNECTED =
      EnumSet.complementOf(
          EnumSet.of(
              ElementKind.PROCESS,
              ElementKind.START,
              ElementKind.BORDER,
              ElementKind.EVENT_PROCESS,
              ElementKind.WAY,
              ElementKind.NOTE,
              ElementKind.OTHER));

  private final ModelEditor editor;
  private final ElementFields fields;
  private final ComboBox<OutlineItem> elements = new ComboBox<>();
  private final H2 heading = new H2();
  private final Div form = new Div();
  private final Div actions = new Div();
  private final ComboBox<OutlineItem> target = new ComboBox<>();
  private SelectedElement shown;
  private List<OutlineItem> outline = List.of();

  ElementPanel(ModelEditor editor, ProcessContract contract) {
    this.editor = editor;
    this.fields = new ElementFields(this, editor, new ContractChoices(this, contract));
    addClassNames("panel", "element-panel");
    elements.setLabel(getTranslation("workflow.editor.element"));
    elements.setItemLabelGenerator(this::label);
    elements.setClearButtonVisible(true);
    elements.setPlaceholder(kind(ElementKind.PROCESS));
    elements.addValueChangeListener(
        change -> {
          if (change.isFromClient()) {
            editor.select(change.getValue() == null ? "" : change.getValue().id());
          }
        });
    target.setLabel(getTranslation("workflow.editor.lead"));
    target.setItemLabelGenerator(this::label);
    form.addClassName("form");
    actions.addClassName("form");
    add(elements, heading, form, actions);
  }

  private String label(OutlineItem item) {
    if (item.kind() == ElementKind.WAY) {
      String ends = getTranslation("workflow.editor.way", item.from(), item.to());
      return item.name().isEmpty() ? ends : item.name() + " · " + ends;
    }
    return (item.name().isEmpty() ? item.id() : item.name()) + " · " + kind(item.kind());
  }

  private String kind(ElementKind kind) {
    return getTranslation("workflow.kind." + kind);
  }

  /** Follows the drawing; the fields stay while the same element is selected. */
  void show(EditorState state) {
    SelectedElement selected = state.selected();
    boolean sameOutline = outline.equals(state.outline());
    boolean sameFields = shown != null && shown.hasFieldsOf(selected);
    if (!sameOutline) {
      outline = state.outline();
      elements.setItems(outline);
    }
    elements.setValue(
        outline.stream().filter(item -> item.id().equals(selected.id())).findFirst().orElse(null));
    heading.setText(kind(selected.kind()));
    if (!sameFields) {
      form.removeAll();
      form.add(fields.of(selected));
    }
    fields.refresh(selected);
    shown = selected;
    if (!sameFields) {
      showActions(selected);
    }
    if (!sameOutline || !sameFields) {
      showTargets(selected);
    }
  }

  private void showActions(SelectedElement selected) {
    actions.removeAll();
    if (!selected.next().isEmpty()) {
      actions.add(adding(selected), leading(selected));
    }
    if (selected.kind() != ElementKind.PROCESS) {
      Button remove =
          new Button(
              getTranslation("workflow.editor.remove"),
              new Pictogram(VaadinIcon.TRASH),
              click -> editor.call("remove", selected.key()));
      remove.addThemeVariants(ButtonVariant.ERROR, ButtonVariant.TERTIARY);
      actions.add(remove);
    }
  }

  private MenuBar adding(SelectedElement selected) {
    MenuBar bar = new MenuBar();
    SubMenu kinds = bar.addItem(getTranslation("workflow.editor.add")).getSubMenu();
    for (String kind : selected.next()) {
      if (ModelEditor.TOOLS.contains(kind)) {
        kinds.addItem(editor.toolName(kind), click -> editor.call("add", selected.key(), kind));
      }
    }
    return bar;
  }

  private void showTargets(SelectedElement selected) {
    target.setItems(
        outline.stream()
            .filter(item -> CONNECTED.contains(item.kind()))
            .filter(item -> !item.id().equals(selected.id()))
            .toList());
  }

  private Div leading(SelectedElement selected) {
    Button lead =
        new Button(
            getTranslation("workflow.editor.lead.go"),
            click -> {
              if (target.getValue() != null) {
                editor.call("lead", selected.key(), target.getValue().id());
              }
            });
    Div row = new Div(target, lead);
    row.addClassName("button-row");
    return row;
  }
}
