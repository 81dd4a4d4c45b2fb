package mfa.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.server.VaadinServletRequest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OpenPage.class)
class PagePartsTest {

  @Test
  @DisplayName("The request whose session may change stays as long as its page")
  void requestOutlivesACollectionOfGarbage() {
    PageParts.letSessionsChange();

    System.gc();

    assertThat(VaadinServletRequest.getCurrent()).isNotNull();
  }
}
