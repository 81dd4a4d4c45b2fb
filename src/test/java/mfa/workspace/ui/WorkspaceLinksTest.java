package mfa.workspace.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Anchor;
import mfa.support.OpenPage;
import mfa.support.PageParts;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("R43")
@DisplayName("R43: the ways between the pages of a workspace mark the present one")
@ExtendWith(OpenPage.class)
class WorkspaceLinksTest {

  @ParameterizedTest
  @CsvSource({
    "workspace.home, /workspace/7",
    "workspace.security.title, /workspace/7/security",
    "members.title, /workspace/7/members",
    "audit-log.title, /workspace/7/audit"
  })
  void presentPageIsMarked(String present, String address) {
    assertThat(PageParts.within(new WorkspaceLinks(7, present), Anchor.class))
        .filteredOn(link -> "page".equals(link.getElement().getAttribute("aria-current")))
        .extracting(Anchor::getHref)
        .containsExactly(address);
  }
}
