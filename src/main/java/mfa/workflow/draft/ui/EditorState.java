package mfa.workflow.draft.ui;

import com.vaadin.flow.internal.JacksonUtils;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * What the drawing tells the page.
 *
 * @param editable whether the screen is large enough to edit
 */
record EditorState(
    SelectedElement selected,
    List<OutlineItem> outline,
    boolean editable,
    boolean canUndo,
    boolean canRedo) {

  /** Reads what a browser sent; empty where it is something else. */
  static Optional<EditorState> parse(String json) {
    try {
      return Optional.of(JacksonUtils.getMapper().readValue(json, EditorState.class))
          .filter(state -> state.selected != null && state.outline != null);
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }
}
