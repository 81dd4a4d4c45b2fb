package mfa.ticket.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadI18N;
import com.vaadin.flow.server.streams.UploadEvent;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import mfa.ticket.Attachment;

/**
 * Files that go with a message. What is refused is said here, and stays in the list until it is
 * removed: nothing is sent without a file that somebody chose.
 */
class AttachmentField extends Div {

  private static final int MEGABYTE = 1024 * 1024;

  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private final Upload upload = new Upload(this::receive);
  private final Span problem = new Span();

  AttachmentField() {
    addClassName("attachments");
    upload.setMaxFiles(Attachment.MOST_PER_MESSAGE);
    upload.setMaxFileSize(Attachment.LARGEST);
    upload.setAcceptedFileExtensions(Attachment.endings());
    upload.setI18n(texts());
    upload.addAllFinishedListener(finished -> check());
    upload.addFileRejectedListener(rejected -> say(rejected.getErrorMessage()));
    upload.addFileRemovedListener(
        removed -> {
          files.remove(removed.getFileName());
          check();
        });
    problem.addClassName("field-problem");
    problem.getElement().setAttribute("role", "alert");
    Span hint =
        new Span(
            getTranslation(
                "attachment.hint", Attachment.MOST_PER_MESSAGE, Attachment.LARGEST / MEGABYTE));
    hint.addClassName("hint");
    add(upload, hint, problem);
  }

  /** Runs in a request of its own, apart from the page: it only keeps what came. */
  private void receive(UploadEvent event) throws IOException {
    if (files.size() >= Attachment.MOST_PER_MESSAGE && !files.containsKey(event.getFileName())) {
      event.reject();
      return;
    }
    files.put(event.getFileName(), event.getInputStream().readNBytes(Attachment.LARGEST + 1));
  }

  /** Says what is wrong with the files; true if nothing is. */
  boolean check() {
    Optional<String> wrong =
        files.entrySet().stream()
            .flatMap(
                file ->
                    Attachment.refusal(file.getKey(), file.getValue())
                        .map(why -> getTranslation("attachment.refused." + why, file.getKey()))
                        .stream())
            .findFirst();
    say(wrong.orElse(""));
    return wrong.isEmpty();
  }

  private void say(String text) {
    problem.setText(text);
  }

  /**
   * The files, once {@link #check} found nothing wrong.
   *
   * @throws IllegalArgumentException if one is refused
   */
  List<Attachment> attachments() {
    return files.entrySet().stream()
        .map(file -> new Attachment(file.getKey(), file.getValue()))
        .toList();
  }

  void clear() {
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
            .setTooManyFiles(getTranslation("attachment.too-many", Attachment.MOST_PER_MESSAGE))
            .setFileIsTooBig(getTranslation("attachment.too-large", Attachment.LARGEST / MEGABYTE))
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
