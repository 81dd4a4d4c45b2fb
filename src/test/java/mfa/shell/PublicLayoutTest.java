package mfa.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Anchor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mfa.platform.config.Configuration;
import mfa.platform.config.ServerSettings;
import mfa.support.OpenPage;
import mfa.support.PageParts;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("R30")
@DisplayName("Pages of people who are not in yet lead to customer service, where somebody says how")
@ExtendWith(OpenPage.class)
class PublicLayoutTest {

  @ParameterizedTest
  @CsvSource({
    "help@example.com, mailto:help@example.com",
    "https://help.example.com/mfa, https://help.example.com/mfa",
  })
  void footerLeadsThere(String address, String link) {
    assertThat(links(Map.of("mfa.customer-service", address))).containsExactly(link);
    assertThat(links(Map.of())).isEmpty();
  }

  private static List<String> links(Map<String, String> settings) {
    Configuration configuration =
        new Configuration(
            key ->
                key.equals("mfa.base-url")
                    ? Optional.of("https://mfa.example.com")
                    : Optional.ofNullable(settings.get(key)));
    return PageParts.within(new PublicLayout(new ServerSettings(configuration)), Anchor.class)
        .map(Anchor::getHref)
        .toList();
  }
}
