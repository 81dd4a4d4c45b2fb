package mfa.application.ui;

import java.util.ArrayList;
import java.util.List;
import mfa.application.ApplicationResult;
import mfa.authenticator.ui.FreshCode;
import mfa.support.CodeThatRanOut;
import mfa.support.OpenPage;
import mfa.support.Services;
import mfa.support.TestDatabase;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("A workspace gets an application")
@ExtendWith(OpenPage.class)
class ApplicationDialogTest {

  private static final Services SERVICES = Services.on(TestDatabase.any());

  private final List<String> carriedOut = new ArrayList<>();

  @Test
  @Tag("R72")
  @DisplayName(
      "R72: a code that runs out beside an address is asked for again; what is typed goes with it")
  void codeThatRanOutIsAskedForAgain() {
    CodeThatRanOut.isAskedForAgain(SERVICES, this::open, "https://wiki.example", carriedOut);
  }

  private void open() {
    new ApplicationDialog(
            "Acme",
            SERVICES.get(FreshCode.class),
            (name, origin) -> {
              carriedOut.add(origin);
              return ApplicationResult.DONE;
            },
            () -> carriedOut.add("done"))
        .open();
  }
}
