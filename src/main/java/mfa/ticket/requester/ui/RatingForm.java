package mfa.ticket.requester.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.function.BiConsumer;
import mfa.shell.SubmitForm;
import mfa.ticket.ui.TicketLabels;

/** Asks how satisfied somebody is; answers for nobody. */
public class RatingForm extends Div {

  private static final int MAX_COMMENT = 2_000;

  private final Select<Integer> stars = new Select<>();
  private final TextArea comment = new TextArea(getTranslation("ticket.rating.comment"));

  /**
   * @param rate takes the stars, from 1 to 5, and the comment
   */
  public RatingForm(BiConsumer<Integer, String> rate) {
    stars.setLabel(getTranslation("ticket.rating"));
    stars.setItems(5, 4, 3, 2, 1);
    stars.setItemLabelGenerator(star -> TicketLabels.stars(this, star));
    stars.setPlaceholder(getTranslation("ticket.rating.choose"));
    comment.setMaxLength(MAX_COMMENT);
    SubmitForm form =
        new SubmitForm(
            getTranslation("ticket.rating.send"),
            () -> {
              if (stars.getValue() == null) {
                stars.setErrorMessage(getTranslation("ticket.rating.missing"));
                stars.setInvalid(true);
                stars.focus();
              } else {
                rate.accept(stars.getValue(), comment.getValue());
              }
            });
    add(form.with(stars, comment));
  }
}
