package mfa.platform.time;

import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Time zones as browsers name them. */
public final class TimeZones {

  /** Some browsers go on with names that the zones do not have any more. */
  private static final Map<String, String> FORMER =
      Map.ofEntries(
          Map.entry("Africa/Asmera", "Africa/Asmara"),
          Map.entry("America/Buenos_Aires", "America/Argentina/Buenos_Aires"),
          Map.entry("America/Catamarca", "America/Argentina/Catamarca"),
          Map.entry("America/Coral_Harbour", "America/Atikokan"),
          Map.entry("America/Cordoba", "America/Argentina/Cordoba"),
          Map.entry("America/Godthab", "America/Nuuk"),
          Map.entry("America/Indianapolis", "America/Indiana/Indianapolis"),
          Map.entry("America/Jujuy", "America/Argentina/Jujuy"),
          Map.entry("America/Louisville", "America/Kentucky/Louisville"),
          Map.entry("America/Mendoza", "America/Argentina/Mendoza"),
          Map.entry("Asia/Calcutta", "Asia/Kolkata"),
          Map.entry("Asia/Katmandu", "Asia/Kathmandu"),
          Map.entry("Asia/Rangoon", "Asia/Yangon"),
          Map.entry("Asia/Saigon", "Asia/Ho_Chi_Minh"),
          Map.entry("Atlantic/Faeroe", "Atlantic/Faroe"),
          Map.entry("Europe/Kiev", "Europe/Kyiv"),
          Map.entry("Pacific/Enderbury", "Pacific/Kanton"),
          Map.entry("Pacific/Ponape", "Pacific/Pohnpei"),
          Map.entry("Pacific/Truk", "Pacific/Chuuk"));

  private static final Set<String> NAMES = ZoneId.getAvailableZoneIds();

  private TimeZones() {}

  /** The zone of this name, such as {@code Asia/Shanghai}; empty for what is none. */
  public static Optional<ZoneId> parse(String name) {
    String known = FORMER.getOrDefault(name, name);
    return NAMES.contains(known) ? Optional.of(ZoneId.of(known)) : Optional.empty();
  }
}
