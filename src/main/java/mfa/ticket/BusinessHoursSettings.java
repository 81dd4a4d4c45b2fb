package mfa.ticket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import mfa.platform.config.Configuration;
import mfa.platform.config.InvalidConfiguration;
import mfa.platform.time.BusinessHours;
import mfa.platform.time.TimeZones;

/** When customer service works, and how much of that time a ticket of a workspace may take. */
@ApplicationScoped
public class BusinessHoursSettings {

  private static final String DEADLINE = "mfa.ticket.response-deadline";
  private static final String HOURS = "mfa.ticket.business-hours";
  private static final String ZONE = "mfa.ticket.business-zone";
  private static final String HOLIDAYS = "mfa.ticket.holidays";

  private Duration responseDeadline;
  private BusinessHours hours;

  protected BusinessHoursSettings() {}

  @Inject
  public BusinessHoursSettings(Configuration configuration) {
    responseDeadline =
        configuration.duration(
            DEADLINE, Duration.ofHours(8), Duration.ofSeconds(1), Duration.ofHours(720));
    if (responseDeadline.toNanosPart() != 0) {
      throw new InvalidConfiguration(DEADLINE, "must be whole seconds");
    }
    ZoneId zone = zone(configuration);
    Set<LocalDate> holidays = holidays(configuration);
    hours =
        BusinessHours.parse(configuration.text(HOURS).orElse(BusinessHours.DEFAULT), zone, holidays)
            .orElseThrow(
                () -> new InvalidConfiguration(HOURS, "must look like " + BusinessHours.DEFAULT));
  }

  private static ZoneId zone(Configuration configuration) {
    return configuration
        .text(ZONE)
        .map(
            name ->
                TimeZones.parse(name)
                    .orElseThrow(
                        () -> new InvalidConfiguration(ZONE, "must look like Europe/Berlin")))
        .orElse(ZoneOffset.UTC);
  }

  private static Set<LocalDate> holidays(Configuration configuration) {
    return configuration.list(HOLIDAYS).orElse(List.of()).stream()
        .map(BusinessHoursSettings::day)
        .collect(Collectors.toSet());
  }

  private static LocalDate day(String date) {
    try {
      return LocalDate.parse(date);
    } catch (DateTimeParseException e) {
      throw new InvalidConfiguration(HOLIDAYS, "must be days such as 2026-12-25");
    }
  }

  void checkAtStart(@Observes @Initialized(ApplicationScoped.class) Object start) {}

  /** Working time until somebody has answered a ticket of a workspace. */
  public Duration responseDeadline() {
    return responseDeadline;
  }

  /** In which that time passes. */
  @Produces
  @Dependent
  public BusinessHours hours() {
    return hours;
  }
}
