package mfa.workflow.draft.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadI18N;
import com.vaadin.flow.server.streams.UploadEvent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import mfa.account.AccountService;
import mfa.platform.text.Typed;
import mfa.platform.time.Times;
import mfa.shell.Alert;
import mfa.shell.PlainUpload;
import mfa.workflow.draft.CopyResult;
import mfa.workflow.draft.DraftItem;
import mfa.workflow.draft.DraftService;
import mfa.workflow.ui.ContractLabels;
import mfa.workflow.ui.FindingList;

/** The reader's drafts, and the place where a file becomes one. */
public class DraftSection extends Section {

  private static final int KILOBYTE = 1024;

  private final transient DraftService drafts;
  private final ZoneId zone;
  private final Alert problem = new Alert(Alert.Kind.ERROR);
  private final FindingList findings = new FindingList();
  private final transient AtomicReference<Received> received = new AtomicReference<>();
  private final Upload upload = new Upload(new Receiver());

  @Inject
  public DraftSection(DraftService drafts, AccountService accounts) {
    this.drafts = drafts;
    this.zone = accounts.ownProfile().timeZone();
    addClassName("panel");
    add(
        new H2(getTranslation("workflow.drafts")),
        list(),
        new Paragraph(getTranslation("workflow.upload.text")),
        upload,
        problem,
        findings);
    findings.show(List.of());
    prepareUpload();
  }

  private Div list() {
    List<DraftItem> own = drafts.own();
    Div place = new Div();
    if (own.isEmpty()) {
      place.add(new Paragraph(getTranslation("workflow.drafts.none")));
      return place;
    }
    UnorderedList list = new UnorderedList();
    list.addClassName("lines");
    own.forEach(draft -> list.add(item(draft)));
    place.add(list);
    return place;
  }

  private ListItem item(DraftItem draft) {
    Anchor link =
        new Anchor(
            "/process/draft/" + draft.id(),
            getTranslation(
                "workflow.drafts.item",
                ContractLabels.process(this, draft.process()),
                draft.baseVersion()));
    Span when =
        new Span(
            getTranslation(
                "workflow.draft.saved", Times.dateAndTime(draft.savedAt(), zone, getLocale())));
    when.addClassName("hint");
    return new ListItem(link, when);
  }

  private void prepareUpload() {
    upload.setMaxFiles(1);
    upload.setMaxFileSize(DraftService.MAX_BYTES);
    upload.setAcceptedFileExtensions(".bpmn", ".xml");
    upload.addAllFinishedListener(finished -> take());
    upload.addFileRejectedListener(rejected -> refuse(rejected.getErrorMessage()));
    UploadI18N texts = new UploadI18N();
    texts.setAddFiles(new UploadI18N.AddFiles().setOne(getTranslation("workflow.upload")));
    texts.setDropFiles(new UploadI18N.DropFiles().setOne(getTranslation("workflow.upload.drop")));
    texts.setError(
        new UploadI18N.Error()
            .setTooManyFiles(getTranslation("workflow.upload.one"))
            .setFileIsTooBig(tooLarge())
            .setIncorrectFileType(getTranslation("workflow.upload.ending")));
    upload.setI18n(texts);
  }

  private void take() {
    Received file = received.getAndSet(null);
    upload.clearFileList();
    findings.show(List.of());
    if (file == null) {
      refuse(tooLarge());
      return;
    }
    switch (drafts.fromUpload(file.name(), file.content())) {
      case CopyResult.Made made ->
          getUI().ifPresent(ui -> ui.navigate("process/draft/" + made.id()));
      case CopyResult.TooMany tooMany ->
          refuse(getTranslation("workflow.drafts.too-many", DraftService.MAX_DRAFTS));
      case CopyResult.TooLarge tooLarge -> refuse(tooLarge());
      case CopyResult.Unknown unknown -> refuse(getTranslation("workflow.upload.refused"));
      case CopyResult.Refused refused -> {
        refuse(getTranslation("workflow.upload.refused"));
        findings.show(refused.findings());
      }
    }
  }

  private String tooLarge() {
    return getTranslation("workflow.upload.too-big", DraftService.MAX_BYTES / KILOBYTE);
  }

  private void refuse(String why) {
    problem.lead(why);
  }

  /**
   * Runs in requests of its own, apart from the page, and keeps what comes: as much as a process
   * may have, whatever the browser was told (R74).
   */
  private final class Receiver implements PlainUpload {

    @Override
    public void handleUploadRequest(UploadEvent event) throws IOException {
      byte[] content = event.getInputStream().readNBytes(DraftService.MAX_BYTES + 1);
      if (content.length > DraftService.MAX_BYTES) {
        received.set(null);
        event.reject();
      } else {
        received.set(new Received(Typed.possible(event.getFileName()), content));
      }
    }
  }

  /** A file that the page has not looked at yet. */
  private record Received(String name, byte[] content) {}
}
