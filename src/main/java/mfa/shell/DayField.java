package mfa.shell;

import com.vaadin.flow.component.datepicker.DatePicker;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A day, written and chosen in the language of the page. */
public class DayField extends DatePicker {

  public DayField(String label) {
    super(label);
    Locale language = getLocale();
    DatePickerI18n words = new DatePickerI18n();
    words.setMonthNames(
        Arrays.stream(Month.values())
            .map(month -> month.getDisplayName(TextStyle.FULL_STANDALONE, language))
            .toList());
    words.setWeekdays(weekdays(TextStyle.FULL_STANDALONE, language));
    words.setWeekdaysShort(weekdays(TextStyle.SHORT_STANDALONE, language));
    words.setFirstDayOfWeek(1);
    words.setToday(getTranslation("day.today"));
    words.setCancel(getTranslation("action.cancel"));
    words.setDateFormats(getTranslation("day.format"), "yyyy-MM-dd");
    words.setBadInputErrorMessage(getTranslation("day.wrong"));
    words.setMinErrorMessage(getTranslation("day.too-early"));
    setI18n(words);
  }

  /** The end of a time that begins on that day: says so where it is before it. */
  public DayField after(DayField first) {
    first.addValueChangeListener(
        change -> {
          setMin(change.getValue());
          validate();
        });
    return this;
  }

  /** Whether something stands in it that is no day: its value says nothing of that. */
  public boolean isUnreadable() {
    return isInputUnparsable();
  }

  /** From Sunday on. */
  private static List<String> weekdays(TextStyle style, Locale language) {
    return Stream.iterate(DayOfWeek.SUNDAY, day -> day.plus(1))
        .limit(DayOfWeek.values().length)
        .map(day -> day.getDisplayName(style, language))
        .toList();
  }
}
