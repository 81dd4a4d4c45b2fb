package mfa.shell;

import com.vaadin.flow.component.select.Select;
import java.util.Collection;
import java.util.function.Function;

/** Narrows a list to what is alike in one thing; nothing chosen means all. */
public class FilterSelect<T> extends Select<T> {

  /**
   * @param words what an item is called
   * @param changed what follows another choice
   */
  public FilterSelect(
      String label, Collection<T> items, Function<T, String> words, Runnable changed) {
    String all = getTranslation("list.all");
    setLabel(label);
    setItems(items);
    setItemLabelGenerator(item -> item == null ? all : words.apply(item));
    setEmptySelectionAllowed(true);
    setEmptySelectionCaption(all);
    addValueChangeListener(change -> changed.run());
  }
}
