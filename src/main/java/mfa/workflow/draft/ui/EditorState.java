package mfa.workflow.draft.ui;

import com.vaadin.flow.internal.JacksonUtils;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * What the drawing tells the page.
 *
 * @param outline the elements, as many as a call has room for
 * @param editable whether the screen is large enough to edit
 * @param tooLarge whether the drawing is larger than a draft may be, and waits in the browser
 */
record EditorState(
    SelectedElement selected,
    List<OutlineItem> outline,
    boolean editable,
    boolean canUndo,
    boolean canRedo,
    boolean tooLarge) {

  EditorState {
    Objects.requireNonNull(selected);
    outline = List.copyOf(outline);
  }

  /** Reads what a browser sent; empty where it is something else. */
  static Optional<EditorState> parse(String json) {
    try {
      return Optional.ofNullable(JacksonUtils.getMapper().readValue(json, EditorState.class));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }
}
