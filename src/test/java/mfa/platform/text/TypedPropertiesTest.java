package mfa.platform.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Locale;
import mfa.ticket.MessageBody;
import mfa.ticket.TicketTitle;
import mfa.ticket.desk.reply.SavedReplyDraft;
import mfa.ticket.desk.tag.TagName;
import mfa.workflow.DeploymentNote;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

@Label("R34: texts that come in have one form")
class TypedPropertiesTest {

  /** What meets another form, shows nothing, or decides of what stands beside it. */
  private static final List<String> PARTS =
      List.of(
          "a",
          "A",
          "e",
          "#",
          "\uff03",
          "=",
          " ",
          "\t",
          "\r",
          "\n",
          "\u00a0",
          "\u2003",
          "\u2028",
          "\u3000",
          "\u0085",
          "\u0000",
          "\uffff",
          "\ud83d",
          "\ude00",
          "\ud83d\udc69",
          "\u200b",
          "\u200c",
          "\u200d",
          "\u202e",
          "\ufeff",
          "\u00ad",
          "\u0301",
          "\u0307",
          "\u0338",
          "\u0323",
          "\u00e9",
          "\u0130",
          "\u212a",
          "\u037e",
          "\u03a3",
          "\u1fef",
          "\u0958",
          "\u1100",
          "\u1161",
          "\u06cc",
          "\u0600",
          "\u3164",
          "\ufe0f");

  @Provide
  Arbitrary<String> typed() {
    return Arbitraries.of(PARTS).list().ofMaxSize(8).map(parts -> String.join("", parts));
  }

  @Property(tries = 20_000, edgeCases = EdgeCasesMode.NONE)
  @Tag("R34")
  void formOfATextIsItsOwnForm(@ForAll("typed") String typed) {
    String kept = Typed.of(typed);

    assertThat(Typed.of(kept)).isEqualTo(kept);
    assertThat(SingleLine.of(SingleLine.of(typed))).isEqualTo(SingleLine.of(typed));
    assertThat(Typed.hidesSomething(kept)).isFalse();
  }

  @Property(tries = 20_000, edgeCases = EdgeCasesMode.NONE)
  @Tag("R34")
  void whateverIsTypedIsAValueOrNone(@ForAll("typed") String typed) {
    assertThatCode(
            () -> {
              MessageBody.parse(typed);
              TicketTitle.parse(typed);
              DeploymentNote.parse(typed);
              TagName.parse(typed);
              SavedReplyDraft.title(typed)
                  .ifPresent(
                      title -> new SavedReplyDraft(false, Locale.ENGLISH, title, "Text", false));
            })
        .doesNotThrowAnyException();
  }
}
