package mfa.administration.ui;

import java.util.ArrayList;
import java.util.List;
import mfa.account.AccountChangeResult;
import mfa.authenticator.ui.FreshCode;
import mfa.support.CodeThatRanOut;
import mfa.support.OpenPage;
import mfa.support.Services;
import mfa.support.TestDatabase;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("A workspace gets another name")
@ExtendWith(OpenPage.class)
class NameDialogTest {

  private static final Services SERVICES = Services.on(TestDatabase.any());

  private final List<String> carriedOut = new ArrayList<>();

  @Test
  @Tag("R62")
  @DisplayName(
      "R62: a code that runs out beside a name is asked for again; what is typed goes with it")
  void codeThatRanOutIsAskedForAgain() {
    CodeThatRanOut.isAskedForAgain(SERVICES, this::open, "Initech", carriedOut);
  }

  private void open() {
    new NameDialog(
            "Acme",
            SERVICES.get(FreshCode.class),
            name -> {
              carriedOut.add(name);
              return AccountChangeResult.DONE;
            },
            () -> carriedOut.add("done"))
        .open();
  }
}
