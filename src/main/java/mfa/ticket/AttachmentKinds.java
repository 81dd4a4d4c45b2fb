package mfa.ticket;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import mfa.ticket.Attachment.Refusal;

/** The kinds of files that a ticket takes. Anyone may come to an unbind ticket: it takes few. */
public enum AttachmentKinds {
  UNBIND(
      EnumSet.of(AttachmentKind.PNG, AttachmentKind.JPG, AttachmentKind.PDF, AttachmentKind.TXT)),
  SUPPORT(EnumSet.allOf(AttachmentKind.class));

  private final Set<AttachmentKind> kinds;

  AttachmentKinds(Set<AttachmentKind> kinds) {
    this.kinds = kinds;
  }

  public static AttachmentKinds of(TicketType type) {
    return type == TicketType.UNBIND_MFA ? UNBIND : SUPPORT;
  }

  /** Why the file would not be taken. */
  public Optional<Refusal> refusal(String name, byte[] content) {
    Optional<AttachmentKind> kind = kind(name);
    if (kind.isEmpty()) {
      return Optional.of(Refusal.KIND);
    }
    if (content.length == 0) {
      return Optional.of(Refusal.EMPTY);
    }
    if (content.length > Attachment.MAX) {
      return Optional.of(Refusal.TOO_LARGE);
    }
    return kind.get().is(content) ? Optional.empty() : Optional.of(Refusal.CONTENT);
  }

  /** Whether a file of this name may be taken. */
  boolean take(String name) {
    return kind(name).isPresent();
  }

  private Optional<AttachmentKind> kind(String name) {
    return AttachmentKind.of(name).filter(kinds::contains);
  }

  /** The endings of names that are taken, such as {@code .png}. */
  public String[] endings() {
    return kinds.stream()
        .flatMap(kind -> kind.endings().stream())
        .map(ending -> "." + ending)
        .toArray(String[]::new);
  }

  /** The kinds in a sentence, such as {@code png, jpg}. */
  public String words(String separator) {
    return kinds.stream()
        .map(kind -> kind.endings().getFirst())
        .collect(Collectors.joining(separator));
  }
}
