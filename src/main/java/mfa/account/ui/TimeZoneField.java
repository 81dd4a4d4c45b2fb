package mfa.account.ui;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.vaadin.flow.component.combobox.ComboBox;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A time zone, by a city with its country and how far it is from UTC now. The cities are those of
 * {@code zone.tab} in the time zone database, which is in the public domain; their Chinese names
 * are Unicode's (CLDR 46, Unicode License v3).
 */
class TimeZoneField extends ComboBox<ZoneId> {

  private static final ZoneId UTC = ZoneId.of("UTC");

  /** Zones with a city each, one for each time that people live by; without other names of it. */
  private static final Map<ZoneId, City> CITIES = cities();

  private final transient Instant now;

  private record City(String name, String chineseName, Locale country) {

    String nameIn(Locale language) {
      return language.getLanguage().equals(Locale.CHINESE.getLanguage()) ? chineseName : name;
    }
  }

  /**
   * @param present the zone that stands first
   */
  TimeZoneField(String label, ZoneId present, Instant now) {
    super(label);
    this.now = now;
    setItemLabelGenerator(this::label);
    Stream<ZoneId> others =
        Stream.concat(Stream.of(UTC), CITIES.keySet().stream())
            .filter(zone -> !zone.equals(present))
            .sorted(Comparator.comparingInt(this::offset).thenComparing(this::label));
    setItems(this::isMeant, Stream.concat(Stream.of(present), others).toList());
    setValue(present);
  }

  /** Whether it has the typed text in its name, in the reader's language or as it is known. */
  boolean isMeant(ZoneId zone, String typed) {
    String text = typed.strip().toLowerCase(getLocale());
    return label(zone).toLowerCase(getLocale()).contains(text)
        || zone.getId().replace('_', ' ').toLowerCase(Locale.ROOT).contains(text);
  }

  private int offset(ZoneId zone) {
    return zone.getRules().getOffset(now).getTotalSeconds();
  }

  private String label(ZoneId zone) {
    if (zone.equals(UTC)) {
      return zone.getId();
    }
    ZoneOffset away = zone.getRules().getOffset(now);
    String offset = away.equals(ZoneOffset.UTC) ? "+00:00" : away.getId();
    return Optional.ofNullable(CITIES.get(zone))
        .map(
            city ->
                getTranslation(
                    "account.time-zone.city",
                    city.nameIn(getLocale()),
                    city.country().getDisplayCountry(getLocale()),
                    offset))
        .orElseGet(() -> getTranslation("account.time-zone.other", zone.getId(), offset));
  }

  /** "America/Argentina/Buenos_Aires" is called "Buenos Aires". */
  private static String name(String id) {
    return id.substring(id.lastIndexOf('/') + 1).replace('_', ' ');
  }

  private static Map<ZoneId, City> cities() {
    Map<ZoneId, City> cities = new TreeMap<>(Comparator.comparing(ZoneId::getId));
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                TimeZoneField.class.getResourceAsStream("/time-zones.txt"), UTF_8))) {
      lines
          .lines()
          .map(line -> line.split(" ", 3))
          .filter(part -> ZoneId.getAvailableZoneIds().contains(part[1]))
          .forEach(
              part ->
                  cities.put(
                      ZoneId.of(part[1]),
                      new City(name(part[1]), part[2], Locale.of("", part[0]))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return cities;
  }
}
