package mfa.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.server.VaadinServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import mfa.support.OpenPage;
import mfa.support.Services;
import mfa.support.TestDatabase;
import mfa.support.Visitor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("R65")
@Tag("R71")
@DisplayName("R65 R71: the container's session opens no mailed link in another browser")
@ExtendWith(OpenPage.class)
class LinkKeysTest {

  private static final Services SERVICES = Services.on(TestDatabase.any());
  private static final String PATH = "/ticket/T-2026-000001";

  private final LinkKeys links = SERVICES.get(LinkKeys.class);

  @Test
  void onlyTheBrowserThatOpenedItHasIt() {
    Visitor owner = Visitor.of(SERVICES);
    Visitor thief = Visitor.of(SERVICES);

    owner.does(() -> links.open(ofTheLink()));

    assertThat(key(thief)).isEmpty();
    assertThat(key(owner)).contains("key");
    owner.does(() -> links.open(ofTheLink()));
    thief.does(() -> links.open(ofTheLink()));
    assertThat(key(owner)).as("after another browser opened its own").isEmpty();
  }

  private Optional<String> key(Visitor visitor) {
    return visitor.does(() -> links.key(request(), PATH));
  }

  private static HttpServletRequest request() {
    return VaadinServletRequest.getCurrent().getHttpServletRequest();
  }

  private static HttpServletRequest ofTheLink() {
    return new OfTheLink(request(), PATH, "key");
  }
}
