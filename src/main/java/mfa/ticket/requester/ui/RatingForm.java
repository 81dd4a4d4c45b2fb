package mfa.ticket.requester.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.function.Consumer;
import mfa.shell.SubmitForm;
import mfa.ticket.requester.Rating;
import mfa.ticket.ui.TicketLabels;

/** Asks how satisfied somebody is; answers for nobody. */
public class RatingForm extends Div {

  private final Select<Integer> stars = new Select<>();
  private final TextArea comment = new TextArea(getTranslation("ticket.rating.comment"));

  public RatingForm(Consumer<Rating> rate) {
    stars.setLabel(getTranslation("ticket.rating"));
    stars.setItems(Rating.STARS.reversed());
    stars.setItemLabelGenerator(star -> TicketLabels.stars(this, star));
    stars.setPlaceholder(getTranslation("ticket.rating.choose"));
    comment.setMaxLength(Rating.MAX_COMMENT_LENGTH);
    SubmitForm form =
        new SubmitForm(
            getTranslation("ticket.rating.send"),
            () -> {
              if (stars.getValue() == null) {
                stars.setErrorMessage(getTranslation("ticket.rating.missing"));
                stars.setInvalid(true);
                stars.focus();
              } else {
                rate.accept(new Rating(stars.getValue(), comment.getValue()));
              }
            });
    add(form.with(stars, comment));
  }
}
