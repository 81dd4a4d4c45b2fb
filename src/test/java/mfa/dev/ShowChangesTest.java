package mfa.dev;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.internal.ResourceContentHash;
import jakarta.servlet.ServletContext;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import mfa.platform.web.FileAddress;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ShowChangesTest {

  private final AtomicReference<String> content = new AtomicReference<>("before");
  private final ServletContext application =
      (ServletContext)
          Proxy.newProxyInstance(
              ServletContext.class.getClassLoader(),
              new Class<?>[] {ServletContext.class},
              (proxy, method, parameters) ->
                  new ByteArrayInputStream(content.get().getBytes(StandardCharsets.UTF_8)));

  @Test
  @DisplayName("A file that is changed while the server runs has another address at once")
  void changedFileHasAnotherAddress() throws Exception {
    var before = FileAddress.of(application, "/changed-while-it-runs.css");
    content.set("after");

    ShowChanges.forgetAddresses(FileAddress.class, ResourceContentHash.class);

    assertThat(FileAddress.of(application, "/changed-while-it-runs.css"))
        .matches("/changed-while-it-runs\\.css\\?v-c=[0-9a-f]{8}")
        .isNotEqualTo(before);
  }
}
