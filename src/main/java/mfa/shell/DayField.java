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
    words.setDateFormat(getTranslation("day.format"));
    setI18n(words);
  }

  /** From Sunday on. */
  private static List<String> weekdays(TextStyle style, Locale language) {
    return Stream.iterate(DayOfWeek.SUNDAY, day -> day.plus(1))
        .limit(DayOfWeek.values().length)
        .map(day -> day.getDisplayName(style, language))
        .toList();
  }
}
