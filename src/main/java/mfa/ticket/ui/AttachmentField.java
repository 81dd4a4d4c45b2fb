package mfa.ticket.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadI18N;
import com.vaadin.flow.server.streams.UploadEvent;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import mfa.platform.text.Typed;
import mfa.shell.PlainUpload;
import mfa.ticket.Attachment;
import mfa.ticket.UnsentMessage;
import tools.jackson.databind.JsonNode;

/**
 * Files that go with a message. What is refused is said here, and stays in the list until it is
 * removed: nothing is sent without a file that somebody chose.
 */
public class AttachmentField extends Div {

  private static final String REMOVED = "event.detail.file.identity || ''";
  private static final int MEGABYTE = 1024 * 1024;

  /** Given to each file by the page, see {@code app.js}. */
  private static final String IDENTITY = "x-file";

  private static final int MAX_IDENTITY_LENGTH = 40;

  private final transient UnsentMessage files;
  private final Upload upload = new Upload(new Receiver());
  private final Span problem = new Span();

  public AttachmentField(UnsentMessage files) {
    this.files = files;
    addClassName("attachments");
    upload.setMaxFiles(Attachment.MAX_PER_MESSAGE);
    upload.setMaxFileSize(Attachment.MAX);
    upload.setAcceptedFileExtensions(Attachment.endings());
    upload.setI18n(texts());
    upload.addAllFinishedListener(finished -> check());
    upload.addFileRejectedListener(rejected -> say(rejected.getErrorMessage()));
    upload
        .getElement()
        .addEventListener("file-remove", removed -> remove(removed.getEventData()))
        .addEventData(REMOVED);
    upload.addAttachListener(
        attached -> upload.getElement().executeJs("window.mfa.identifyFiles(this)"));
    problem.addClassName("field-problem");
    problem.getElement().setAttribute("role", "alert");
    Span hint =
        new Span(
            getTranslation(
                "attachment.hint", Attachment.MAX_PER_MESSAGE, Attachment.MAX / MEGABYTE));
    hint.addClassName("hint");
    add(upload, hint, problem);
  }

  @Override
  protected void onAttach(AttachEvent event) {
    files.open();
  }

  @Override
  protected void onDetach(DetachEvent event) {
    files.close();
  }

  private void remove(JsonNode removed) {
    files.remove(removed.path(REMOVED).asString(""));
    check();
  }

  /** Runs in requests of its own, apart from the page: it only keeps what comes. */
  private final class Receiver implements PlainUpload {

    @Override
    public void handleUploadRequest(UploadEvent event) throws IOException {
      String session = event.getRequest().getWrappedSession().getId();
      if (!files.receive(
          identity(event), Typed.possible(event.getFileName()), session, event.getInputStream())) {
        event.reject();
      }
    }

    private static String identity(UploadEvent event) {
      String told = event.getRequest().getHeader(IDENTITY);
      return told == null || told.length() > MAX_IDENTITY_LENGTH ? event.getFileName() : told;
    }
  }

  /** Says what is wrong with the files; true if nothing is. */
  public boolean check() {
    Optional<String> wrong =
        files
            .problem()
            .map(why -> getTranslation("attachment.refused." + why.reason(), why.name()));
    say(wrong.orElse(""));
    return wrong.isEmpty();
  }

  private void say(String text) {
    problem.setText(text);
  }

  /** Hands the files over, once {@link #check} found nothing wrong. */
  public <T> T send(Function<List<Attachment>, T> sender) {
    return files.send(sender);
  }

  public void clear() {
    files.clear();
    upload.clearFileList();
    say("");
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
            .setIncorrectFileType(getTranslation("attachment.kind")));
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
