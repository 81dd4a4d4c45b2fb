package mfa.workflow.process.calendar;

import java.time.Duration;
import java.util.Date;
import mfa.platform.time.BusinessHours;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.calendar.BusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.CycleBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DueDateBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DurationBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.MapBusinessCalendarManager;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;

/**
 * The engine's calendars. Due dates and timers with a duration also understand working time,
 * written as {@link BusinessTime}; everything else is left to the engine, and so are cycles.
 */
public final class BusinessCalendars extends MapBusinessCalendarManager {

  public BusinessCalendars(BusinessHours hours) {
    addBusinessCalendar(
        DurationBusinessCalendar.NAME, new Working(hours, new DurationBusinessCalendar()));
    addBusinessCalendar(
        DueDateBusinessCalendar.NAME, new Working(hours, new DueDateBusinessCalendar()));
    addBusinessCalendar(CycleBusinessCalendar.NAME, new CycleBusinessCalendar());
  }

  private record Working(BusinessHours hours, BusinessCalendar clock) implements BusinessCalendar {

    @Override
    public Date resolveDuedate(String time) {
      return BusinessTime.isMeant(time) ? after(time, null) : clock.resolveDuedate(time);
    }

    @Override
    public Date resolveDuedate(String time, Date start) {
      return BusinessTime.isMeant(time) ? after(time, start) : clock.resolveDuedate(time, start);
    }

    @Override
    public Date resolveDuedate(String time, Task task) {
      return BusinessTime.isMeant(time) ? after(time, null) : clock.resolveDuedate(time, task);
    }

    /**
     * @param start null for now, by the engine's clock
     */
    private Date after(String time, Date start) {
      Duration work =
          BusinessTime.parse(time)
              .orElseThrow(() -> new ProcessEngineException("No working time: " + time));
      Date from = start == null ? ClockUtil.getCurrentTime() : start;
      return Date.from(hours.after(from.toInstant(), work));
    }
  }
}
