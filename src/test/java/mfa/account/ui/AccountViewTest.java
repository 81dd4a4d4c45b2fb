package mfa.account.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.provider.Query;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import mfa.account.AccountService;
import mfa.support.Accounts;
import mfa.support.OpenPage;
import mfa.support.PageParts;
import mfa.support.Services;
import mfa.support.TestAccount;
import mfa.support.TestDatabase;
import mfa.support.Visitor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("The account page as its owner uses it")
@ExtendWith(OpenPage.class)
class AccountViewTest {

  private static final Services SERVICES = Services.on(TestDatabase.any());
  private static final Instant WINTER = Instant.parse("2026-12-01T12:00:00Z");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private final Accounts accounts = new Accounts(SERVICES);

  @Test
  void deletingHasASectionOfItsOwnAtTheEnd() {
    onPage(
        page -> {
          List<Section> sections = PageParts.within(page, Section.class).toList();
          assertThat(sections.getLast().getClassNames()).contains("danger");
          for (Section section : sections) {
            List<String> links =
                PageParts.within(section, Anchor.class).map(Anchor::getHref).toList();
            assertThat(links.contains("/account/delete"))
                .as("%s", links)
                .isEqualTo(section.hasClassName("danger"));
          }
        });
  }

  @Test
  void zonesAreCitiesWithTheirOffsetAndThePresentOneIsFirst() {
    TimeZoneField field = new TimeZoneField("Time zone", BERLIN, WINTER);

    List<String> labels = labels(field);
    assertThat(field.getValue()).isEqualTo(BERLIN);
    assertThat(labels.getFirst()).isEqualTo("Berlin, Germany (UTC+01:00)");
    assertThat(labels)
        .contains(
            "UTC",
            "Shanghai, China (UTC+08:00)",
            "New York, United States (UTC-05:00)",
            "Buenos Aires, Argentina (UTC-03:00)",
            "London, United Kingdom (UTC+00:00)")
        .doesNotHaveDuplicates()
        .noneMatch(label -> label.contains("_") || label.contains("/"));
    assertThat(labels).hasSizeBetween(300, 450);
  }

  @Test
  void zonesStandInTheOrderOfTheirOffset() {
    List<ZoneId> zones = items(new TimeZoneField("Time zone", BERLIN, WINTER));

    assertThat(zones.subList(1, zones.size()))
        .isSortedAccordingTo(
            Comparator.comparing(zone -> zone.getRules().getOffset(WINTER).getTotalSeconds()));
  }

  @Test
  void offsetIsThatOfTheDay() {
    Instant summer = Instant.parse("2026-07-01T12:00:00Z");

    assertThat(labels(new TimeZoneField("Time zone", BERLIN, summer)).getFirst())
        .isEqualTo("Berlin, Germany (UTC+02:00)");
  }

  @Test
  void placesAreCalledInTheLanguageOfTheReaderAndFoundByEitherName() {
    UI.getCurrent().setLocale(Locale.SIMPLIFIED_CHINESE);
    TimeZoneField field = new TimeZoneField("时区", BERLIN, WINTER);

    assertThat(labels(field))
        .contains("柏林，德国（UTC+01:00）", "上海，中国（UTC+08:00）", "UTC")
        .allMatch(label -> label.equals("UTC") || label.matches("\\p{IsHan}.*"));
    assertThat(found(field, "上海")).containsExactly("上海，中国（UTC+08:00）");
    assertThat(found(field, "new yo")).containsExactly("纽约，美国（UTC-05:00）");
  }

  @Test
  @DisplayName("A zone that somebody has and that is no city stays, called by its name")
  void zoneThatIsNoCityStays() {
    assertThat(labels(new TimeZoneField("Time zone", ZoneId.of("Etc/GMT+5"), WINTER)).getFirst())
        .isEqualTo("Etc/GMT+5 (UTC-05:00)");
  }

  @Test
  void nameThatIsTooLongIsAMessageAndNotCut() {
    onPage(
        page -> {
          TextField name = PageParts.within(page, TextField.class).findFirst().orElseThrow();
          name.setValue("n".repeat(AccountService.MAX_NAME_LENGTH + 1));
          PageParts.submit(page);

          assertThat(name.isInvalid()).isTrue();
          assertThat(name.getErrorMessage()).contains("120 characters");
          assertThat(name.getMaxLength()).isGreaterThan(AccountService.MAX_NAME_LENGTH);
        });
  }

  @Test
  @DisplayName("A time zone that was cleared is a message at its field, not UTC without a word")
  void clearedTimeZoneIsAMessage() {
    onPage(
        page -> {
          TimeZoneField zone =
              PageParts.within(page, TimeZoneField.class).findFirst().orElseThrow();
          ZoneId before = SERVICES.get(AccountService.class).ownProfile().timeZone();
          zone.clear();
          PageParts.within(page, TextField.class).findFirst().orElseThrow().setValue("Another");
          PageParts.submit(page);

          assertThat(zone.isInvalid()).isTrue();
          assertThat(zone.getErrorMessage()).contains("Choose a time zone");
          assertThat(SERVICES.get(AccountService.class).ownProfile().name())
              .isNotEqualTo("Another");

          zone.setValue(before);
          PageParts.submit(page);
          assertThat(zone.isInvalid()).isFalse();
          assertThat(SERVICES.get(AccountService.class).ownProfile().name()).isEqualTo("Another");
        });
  }

  private void onPage(Consumer<Component> steps) {
    TestAccount member = accounts.member();
    Visitor owner = Visitor.of(SERVICES);
    owner.signIn(member);
    owner.does(
        () -> {
          AccountView view = SERVICES.get(AccountView.class);
          UI.getCurrent().add(view);
          steps.accept(view);
        });
  }

  private static List<String> labels(TimeZoneField field) {
    return items(field).stream().map(field.getItemLabelGenerator()::apply).toList();
  }

  private static List<ZoneId> items(TimeZoneField field) {
    return field.getDataProvider().fetch(new Query<>()).map(ZoneId.class::cast).toList();
  }

  /** What it offers to somebody who types that. */
  private static List<String> found(TimeZoneField field, String typed) {
    return field
        .getListDataView()
        .getItems()
        .filter(zone -> field.isMeant(zone, typed))
        .map(field.getItemLabelGenerator()::apply)
        .toList();
  }
}
