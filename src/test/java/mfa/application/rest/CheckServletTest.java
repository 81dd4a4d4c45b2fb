package mfa.application.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.VaadinServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import mfa.support.OpenPage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("R72")
@DisplayName("R72: checks of the gate")
@ExtendWith(OpenPage.class)
class CheckServletTest {

  @Test
  @DisplayName("R72: checks that wait for the database keep a part of the threads, not all")
  void moreThanSoManyAreRefusedAtOnce() throws IOException {
    HttpServletResponse answer = VaadinServletResponse.getCurrent().getHttpServletResponse();
    IntStream.range(0, CheckServlet.MAX_AT_ONCE)
        .forEach(waiting -> assertThat(CheckServlet.PLACES.take(List.of())).isTrue());
    try {
      new CheckServlet().service(VaadinServletRequest.getCurrent().getHttpServletRequest(), answer);
    } finally {
      IntStream.range(0, CheckServlet.MAX_AT_ONCE)
          .forEach(waiting -> CheckServlet.PLACES.giveBack(List.of()));
    }

    assertThat(answer.getStatus()).isEqualTo(503);
    assertThat(answer.getHeader("Retry-After")).isEqualTo("1");
  }
}
