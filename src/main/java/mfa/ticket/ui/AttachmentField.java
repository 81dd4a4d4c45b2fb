package mfa.ticket.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadI18N;
import com.vaadin.flow.internal.JacksonUtils;
import com.vaadin.flow.server.streams.UploadEvent;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import mfa.platform.text.Typed;
import mfa.shell.PlainUpload;
import mfa.ticket.Attachment;
import mfa.ticket.AttachmentKinds;
import mfa.ticket.UnsentMessage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Files that go with a message. What is refused is said here, and stays in the list until it is
 * removed: nothing is sent without a file that somebody chose.
 */
public class AttachmentField extends Div {

  /** Given to each file by the page, see {@code app.js}. */
  private static final String IDENTITY = "window.mfa.fileIdentity(event.detail.file)";

  private static final String NAME = "event.detail.file.name || ''";
  private static final String CHOSEN = "event.detail || []";
  private static final String SIZE = "event.detail.file.size || 0";
  private static final String HEADER = "x-file";
  private static final int MEGABYTE = 1024 * 1024;
  private static final int MAX_IDENTITY_LENGTH = 40;

  private final transient UnsentMessage files;
  private final Span hint = new Span();
  private final Div problems = new Div();
  private Upload upload;
  private int chosenAfter;

  public AttachmentField(UnsentMessage files) {
    this.files = files;
    addClassName("attachments");
    upload = upload();
    problems.addClassName("field-problem");
    problems.getElement().setAttribute("role", "alert");
    hint.addClassName("hint");
    showKinds();
    add(upload, hint, problems);
  }

  private Upload upload() {
    chosenAfter = files.timesEmptied();
    Upload fresh = new Upload(new Receiver(chosenAfter));
    fresh.setMaxFiles(Attachment.MAX_PER_MESSAGE);
    fresh.setMaxFileSize(Attachment.MAX);
    fresh.addAllFinishedListener(finished -> check());
    on(fresh, "file-remove", removed -> files.remove(identity(removed)));
    on(
        fresh,
        "file-reject",
        refused ->
            files.refuse(
                identity(refused),
                Typed.possible(refused.path(NAME).asString("")),
                refused.path(SIZE).asDouble(0)));
    fresh
        .getElement()
        .addEventListener("files-chosen", told -> choose(told.getEventData().path(CHOSEN)))
        .addEventData(CHOSEN);
    fresh.addAttachListener(
        attached -> fresh.getElement().executeJs("window.mfa.nameFiles(this, $0)", refusals()));
    return fresh;
  }

  /** What the browser still sends of a list that was emptied has no place to go to. */
  private void renew() {
    Upload fresh = upload();
    replace(upload, fresh);
    upload = fresh;
    showKinds();
  }

  private void on(Upload at, String event, Consumer<JsonNode> action) {
    at.getElement()
        .addEventListener(
            event,
            happened -> {
              action.accept(happened.getEventData());
              check();
            })
        .addEventData(IDENTITY)
        .addEventData(NAME)
        .addEventData(SIZE);
  }

  /** The browser tells it before the click that sends the message. */
  private void choose(JsonNode all) {
    files.choose(
        all.valueStream()
            .map(
                file ->
                    new UnsentMessage.Chosen(
                        identity(file, "identity"),
                        Typed.possible(file.path("name").asString("")),
                        file.path("failed").asBoolean(false)))
            .toList());
    if (problems.getElement().getChildCount() > 0) {
      check();
    }
  }

  private static String identity(JsonNode event) {
    return identity(event, IDENTITY);
  }

  private static String identity(JsonNode told, String name) {
    String identity = told.path(name).asString("");
    return identity.substring(0, Math.min(identity.length(), MAX_IDENTITY_LENGTH));
  }

  /** Another ticket stands on the page; where it takes other kinds, what was chosen is gone. */
  public void takeOnly(AttachmentKinds kinds) {
    if (kinds == files.kinds()) {
      return;
    }
    files.takeOnly(kinds);
    renew();
    check();
  }

  private void showKinds() {
    upload.setAcceptedFileExtensions(files.kinds().endings());
    upload.setI18n(texts());
    hint.setText(
        getTranslation(
            "attachment.hint", Attachment.MAX_PER_MESSAGE, Attachment.MAX / MEGABYTE, kinds()));
  }

  private String kinds() {
    return files.kinds().words(getTranslation("attachment.and"));
  }

  /**
   * What a file in the list says when it is refused, by the word in which the server refuses it.
   */
  private ObjectNode refusals() {
    ObjectNode texts = JacksonUtils.createObjectNode();
    for (Attachment.Refusal reason : Attachment.Refusal.values()) {
      texts.put(reason.name(), refusal(reason, "{0}"));
    }
    return texts;
  }

  private String refusal(Attachment.Refusal reason, String name) {
    return getTranslation("attachment.refused." + reason, name, kinds());
  }

  @Override
  protected void onAttach(AttachEvent event) {
    files.open();
    if (chosenAfter != files.timesEmptied()) {
      renew();
    }
  }

  @Override
  protected void onDetach(DetachEvent event) {
    files.close();
  }

  /** Runs in requests of its own, apart from the page: it only keeps what comes. */
  private final class Receiver implements PlainUpload {

    private final int chosenAfter;

    Receiver(int chosenAfter) {
      this.chosenAfter = chosenAfter;
    }

    @Override
    public void handleUploadRequest(UploadEvent event) throws IOException {
      String session = event.getRequest().getWrappedSession().getId();
      files
          .receive(
              chosenAfter,
              identity(event),
              Typed.possible(event.getFileName()),
              session,
              event.getInputStream())
          .ifPresent(reason -> event.reject(reason.name()));
    }

    private static String identity(UploadEvent event) {
      String told = event.getRequest().getHeader(HEADER);
      return told == null || told.length() > MAX_IDENTITY_LENGTH ? event.getFileName() : told;
    }
  }

  /** Says what is wrong with each of the files; true if nothing is. */
  public boolean check() {
    problems.removeAll();
    files.problems().forEach(wrong -> problems.add(new Div(refusal(wrong.reason(), wrong.name()))));
    return problems.getElement().getChildCount() == 0;
  }

  /** Whether nobody chose a file. */
  public boolean isEmpty() {
    return files.isEmpty();
  }

  /** Hands the files over, once {@link #check} found nothing wrong. */
  public <T> T send(Function<List<Attachment>, T> sender) {
    return files.send(sender);
  }

  public void clear() {
    files.clear();
    renew();
    check();
  }

  private UploadI18N texts() {
    UploadI18N texts = new UploadI18N();
    texts.setAddFiles(
        new UploadI18N.AddFiles()
            .setOne(getTranslation("attachment.add"))
            .setMany(getTranslation("attachment.add")));
    texts.setDropFiles(
        new UploadI18N.DropFiles()
            .setOne(getTranslation("attachment.drop"))
            .setMany(getTranslation("attachment.drop")));
    texts.setError(
        new UploadI18N.Error()
            .setTooManyFiles(getTranslation("attachment.too-many", Attachment.MAX_PER_MESSAGE))
            .setFileIsTooBig(getTranslation("attachment.too-large", Attachment.MAX / MEGABYTE))
            .setIncorrectFileType(getTranslation("attachment.kind", kinds())));
    texts.setUploading(
        new UploadI18N.Uploading()
            .setStatus(
                new UploadI18N.Uploading.Status()
                    .setConnecting(getTranslation("attachment.connecting"))
                    .setStalled(getTranslation("attachment.stalled"))
                    .setProcessing(getTranslation("attachment.connecting"))
                    .setHeld(getTranslation("attachment.connecting")))
            .setRemainingTime(
                new UploadI18N.Uploading.RemainingTime()
                    .setPrefix(getTranslation("attachment.remaining"))
                    .setUnknown(getTranslation("attachment.connecting")))
            .setError(
                new UploadI18N.Uploading.Error()
                    .setServerUnavailable(getTranslation("attachment.failed"))
                    .setUnexpectedServerError(getTranslation("attachment.failed"))
                    .setForbidden(getTranslation("attachment.failed"))));
    texts.setFile(
        new UploadI18N.File()
            .setRetry(getTranslation("attachment.retry"))
            .setStart(getTranslation("attachment.add"))
            .setRemove(getTranslation("attachment.remove")));
    return texts;
  }
}
