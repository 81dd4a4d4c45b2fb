package mfa.architecture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mfa.account.AccountChangeResult;
import mfa.account.AccountState;
import mfa.account.PlatformRole;
import mfa.application.ApplicationResult;
import mfa.architecture.Literals.Literal;
import mfa.audit.ActivityActor;
import mfa.audit.ActivityKind;
import mfa.audit.AuditAction;
import mfa.audit.AuditResult;
import mfa.authenticator.AuthenticatorService.Removal;
import mfa.authenticator.RenameResult;
import mfa.authenticator.ui.ActivityLabels;
import mfa.invitation.InvitationProblem;
import mfa.mail.MailTemplate;
import mfa.session.EndReason;
import mfa.ticket.Attachment;
import mfa.ticket.Author;
import mfa.ticket.Outcome;
import mfa.ticket.TicketPriority;
import mfa.ticket.TicketStatus;
import mfa.ticket.TicketType;
import mfa.ticket.desk.ChecklistItem;
import mfa.ticket.desk.Decision;
import mfa.ticket.desk.DeskQueue;
import mfa.ticket.desk.DeskResult;
import mfa.ticket.desk.Evidence;
import mfa.ticket.desk.HandlingGroup;
import mfa.ticket.desk.reply.SavedReplyResult;
import mfa.ticket.desk.tag.TagResult;
import mfa.ticket.numbers.Grouping;
import mfa.ticket.numbers.WaitingAge;
import mfa.ticket.requester.DisputeState;
import mfa.ticket.requester.ReplyResult;
import mfa.ticket.support.MoveResult;
import mfa.ticket.support.SupportFilingResult;
import mfa.ticket.support.SupportReplyResult;
import mfa.ticket.ui.TicketLabels;
import mfa.ticket.unbind.HeightenedReason;
import mfa.ticket.unbind.RequestRisk;
import mfa.ticket.unbind.ResetObstacle;
import mfa.ticket.unbind.Withdrawal;
import mfa.workflow.DeploymentSource;
import mfa.workflow.comparison.Change;
import mfa.workflow.comparison.Mark;
import mfa.workflow.draft.ModelTime;
import mfa.workflow.draft.ui.ElementKind;
import mfa.workflow.draft.ui.ModelEditor;
import mfa.workflow.dryrun.PlayedPath;
import mfa.workflow.dryrun.PlayedStep;
import mfa.workflow.migration.MigrationProgress;
import mfa.workflow.migration.MigrationResult;
import mfa.workflow.migration.process.MoveProblem;
import mfa.workspace.MembershipChangeResult;
import mfa.workspace.WorkspaceRole;
import mfa.workspace.members.MfaState;
import mfa.workspace.members.UnbindHelpResult;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every text that people see exists in both languages, and only there. */
class TextsTest {

  private static final Path TEXTS = Path.of("src/main/resources/vaadin-i18n");
  private static final Properties ENGLISH = texts("translations.properties");
  private static final Properties CHINESE = texts("translations_zh.properties");

  /** What a desk can answer in words of its own; the others open a dialog or name the field. */
  private static final DeskResult[] REFUSALS =
      EnumSet.complementOf(
              EnumSet.of(DeskResult.DONE, DeskResult.INCOMPLETE, DeskResult.NEEDS_CODE))
          .toArray(DeskResult[]::new);

  private static final UnbindHelpResult[] HELP_REFUSALS =
      Arrays.stream(UnbindHelpResult.values())
          .filter(result -> result != UnbindHelpResult.DONE)
          .toArray(UnbindHelpResult[]::new);

  private static final MembershipChangeResult[] REFUSED_CHANGES =
      EnumSet.complementOf(EnumSet.of(MembershipChangeResult.DONE))
          .toArray(MembershipChangeResult[]::new);

  private static final AccountChangeResult[] REFUSED_ACCOUNT_CHANGES =
      EnumSet.complementOf(EnumSet.of(AccountChangeResult.DONE))
          .toArray(AccountChangeResult[]::new);

  private static final ApplicationResult[] REFUSED_APPLICATIONS =
      EnumSet.complementOf(EnumSet.of(ApplicationResult.DONE)).toArray(ApplicationResult[]::new);

  /** What is new or gone is said by its kind of element. */
  private static final Change.Kind[] CHANGES =
      EnumSet.complementOf(EnumSet.of(Change.Kind.ADDED, Change.Kind.REMOVED))
          .toArray(Change.Kind[]::new);

  private static final Object[] CHANGED_TYPES =
      Stream.concat(Change.TYPES.stream(), Stream.of(Change.OTHER_TYPE)).toArray();

  /** A code is asked for by a dialog. */
  private static final Removal[] REMOVALS =
      EnumSet.complementOf(EnumSet.of(Removal.NEEDS_CODE)).toArray(Removal[]::new);

  /** A name that stays as it is needs no word. */
  private static final RenameResult[] RENAMINGS =
      EnumSet.complementOf(EnumSet.of(RenameResult.UNCHANGED)).toArray(RenameResult[]::new);

  private static final TagResult[] REFUSED_TAGS =
      EnumSet.complementOf(EnumSet.of(TagResult.DONE)).toArray(TagResult[]::new);
  private static final MoveResult[] REFUSED_MOVES =
      EnumSet.complementOf(EnumSet.of(MoveResult.DONE)).toArray(MoveResult[]::new);

  private static final SupportReplyResult[] REFUSED_REPLIES_OF_MEMBERS =
      EnumSet.complementOf(EnumSet.of(SupportReplyResult.SENT)).toArray(SupportReplyResult[]::new);

  private static final TicketStatus[] STATES_OF_TICKETS =
      EnumSet.complementOf(EnumSet.of(TicketStatus.DRAFT)).toArray(TicketStatus[]::new);

  private static final SavedReplyResult[] REFUSED_REPLIES =
      EnumSet.complementOf(EnumSet.of(SavedReplyResult.DONE)).toArray(SavedReplyResult[]::new);

  private static final MigrationResult[] REFUSED_MIGRATIONS =
      EnumSet.complementOf(EnumSet.of(MigrationResult.STARTED)).toArray(MigrationResult[]::new);

  /** Of what the tickets mail, all but these carry a number, and can be incidents at the desk. */
  private static final Set<MailTemplate> MAILS_WITHOUT_NUMBER =
      EnumSet.of(MailTemplate.UNBIND_REFUSED, MailTemplate.MANY_APPROVALS);

  private static final MailTemplate[] MAILS_OF_TICKETS = mailsOfTickets();

  private static final DisputeState[] DISPUTABLE = {
    DisputeState.OPEN, DisputeState.ENDED, DisputeState.UNBOUND, DisputeState.BOUND_AGAIN
  };

  /** Beginnings of keys that end with the name of a constant. */
  private static final Map<String, Object[]> FAMILIES =
      Map.ofEntries(
          Map.entry("account.change.", REFUSED_ACCOUNT_CHANGES),
          Map.entry("platform-role.", PlatformRole.values()),
          Map.entry("activity.", AuditAction.values()),
          Map.entry("applications.result.", REFUSED_APPLICATIONS),
          Map.entry("activity.failed.", ActivityLabels.FAILURES.toArray()),
          Map.entry("activity.kind.", ActivityKind.values()),
          Map.entry("activity.actor.", ActivityActor.values()),
          Map.entry("activity.result.", AuditResult.values()),
          Map.entry("authenticator.removal.", REMOVALS),
          Map.entry("authenticator.renamed.", RENAMINGS),
          Map.entry("comparison.change.", CHANGES),
          Map.entry("comparison.interrupting.", new Object[] {true, false}),
          Map.entry("comparison.mark.", Mark.values()),
          Map.entry("comparison.type.", CHANGED_TYPES),
          Map.entry("dryrun.ending.", PlayedPath.Ending.values()),
          Map.entry("dryrun.step.", PlayedStep.Kind.values()),
          Map.entry("desk.incomplete.", Decision.values()),
          Map.entry("dispute.done.", DisputeState.values()),
          Map.entry("dispute.next.", DisputeState.values()),
          Map.entry("dispute.text.", DISPUTABLE),
          Map.entry("desk.decided.", Decision.values()),
          Map.entry("desk.done.", Decision.values()),
          Map.entry("desk.mail.", MAILS_OF_TICKETS),
          Map.entry("attachment.refused.", Attachment.Refusal.values()),
          Map.entry("desk.forward.group.", HandlingGroup.values()),
          Map.entry("desk.queue.", DeskQueue.values()),
          Map.entry("desk.obstacle.", ResetObstacle.values()),
          Map.entry("desk.request.", RequestRisk.values()),
          Map.entry("desk.result.", REFUSALS),
          Map.entry("desk.tags.result.", REFUSED_TAGS),
          Map.entry("desk.withdrawal.", Withdrawal.values()),
          Map.entry("login.ended.", EndReason.values()),
          Map.entry("invite.problem.", InvitationProblem.values()),
          Map.entry("members.mfa.", MfaState.values()),
          Map.entry("members.state.", AccountState.values()),
          Map.entry("membership.refusal.", REFUSED_CHANGES),
          Map.entry("migration.reason.", MoveProblem.Reason.values()),
          Map.entry("migration.result.", REFUSED_MIGRATIONS),
          Map.entry("migration.state.", MigrationProgress.State.values()),
          Map.entry("numbers.age.", WaitingAge.values()),
          Map.entry("numbers.by.", Grouping.values()),
          Map.entry("review.item.", ChecklistItem.PACKAGED.toArray()),
          Map.entry("review.evidence.", Evidence.values()),
          Map.entry("process.source.", DeploymentSource.values()),
          Map.entry("replies.result.", REFUSED_REPLIES),
          Map.entry("role.", WorkspaceRole.values()),
          Map.entry("ticket.author.", Author.values()),
          Map.entry("ticket.outcome.", Outcome.values()),
          Map.entry("ticket.progress.", Outcome.values()),
          Map.entry("ticket.priority.", TicketPriority.values()),
          Map.entry(
              "ticket.reply.refused.",
              new ReplyResult[] {ReplyResult.CLOSED, ReplyResult.TOO_MANY, ReplyResult.FULL}),
          Map.entry("ticket.risk.", HeightenedReason.values()),
          Map.entry("ticket.status.", TicketStatus.values()),
          Map.entry("ticket.element.", ContractNames.elements().keySet().toArray()),
          Map.entry("ticket.present.", TicketLabels.WAITS.toArray()),
          Map.entry("ticket.step.", ContractNames.steps().keySet().toArray()),
          Map.entry("ticket.type.", TicketType.values()),
          Map.entry("tickets.form.refused.", SupportFilingResult.Refusal.values()),
          Map.entry("tickets.move.refused.", REFUSED_MOVES),
          Map.entry("tickets.reply.refused.", REFUSED_REPLIES_OF_MEMBERS),
          Map.entry("tickets.turn.", STATES_OF_TICKETS),
          Map.entry("tickets.turn-of-others.", STATES_OF_TICKETS),
          Map.entry("ticket.withdrawn.", Withdrawal.values()),
          Map.entry("unbind-help.refusal.", HELP_REFUSALS),
          Map.entry("workflow.choice.", ContractNames.choices()),
          Map.entry("workflow.delegate.", ContractNames.delegates()),
          Map.entry("workflow.editor.hint.", ElementKind.values()),
          Map.entry("workflow.editor.unit.", ModelTime.Unit.values()),
          Map.entry("workflow.form.", ContractNames.formKeys()),
          Map.entry("workflow.group.", ContractNames.groups()),
          Map.entry("workflow.input.", ContractNames.inputs()),
          Map.entry("workflow.kind.", ElementKind.values()),
          Map.entry("workflow.message.", ContractNames.messages()),
          Map.entry("workflow.process.", ContractNames.processes()),
          Map.entry("workflow.tool.", ModelEditor.TOOLS.toArray()),
          Map.entry("workflow.value.", ContractNames.values()),
          Map.entry("workflow.variable.", ContractNames.variables()));

  private static final Pattern KEY = Pattern.compile("[a-z][a-z-]*(\\.[a-z][a-z-]*)+");
  private static final Pattern KEY_IN_TEMPLATE = Pattern.compile("getTranslation\\(\"([^\"]+)\"");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)[^}]*}");

  /** Words, as people read them: two in a row, a capital at the beginning, or another script. */
  private static final Predicate<String> WORDS =
      Pattern.compile("\\p{L} \\p{L}|^\\p{Lu}|[\\p{L}&&[^\\p{ASCII}]]").asPredicate();

  private static final Predicate<String> FOR_MACHINES =
      Pattern.compile(
              "LOG\\.|executeJs|frames\\.render|ResourceBundle\\.getBundle|ZoneId\\.of|Pattern\\.compile|Exception$|^(request|response)\\.|^@SuppressWarnings$")
          .asPredicate();
  private static final Predicate<String> SHOWS_TEXT =
      Pattern.compile(
              "^new (Button|NativeButton|Span|Paragraph|H[1-6]|Text|[A-Za-z]*Field|SubmitForm)$"
                  + "|\\b(setText|setLabel|setAriaLabel|setTitle|setPlaceholder|setHelperText"
                  + "|setErrorMessage|setHeaderTitle|Notification\\.show|reject)$")
          .asPredicate();

  private static final List<Literal> LITERALS = Literals.in(SourceFiles.ofPages());

  /** Of mails, and of the one page that stands at hosts which are not ours, and so is no view. */
  private static final List<Literal> OUTSIDE_OF_PAGES =
      Literals.in(
          SourceFiles.all().stream()
              .filter(
                  source ->
                      source
                          .name()
                          .matches(
                              "mfa/application/rest/HostPage.java"
                                  + "|mfa/mail/(MailTemplates|MailWording|PlainMail|Word).java"))
              .toList());

  @Test
  void bothLanguagesHaveTheSameKeys() {
    assertThat(CHINESE.stringPropertyNames()).isEqualTo(ENGLISH.stringPropertyNames());
  }

  /** Who adds a text finds its place, and its neighbours. */
  @ParameterizedTest
  @ValueSource(strings = {"translations.properties", "translations_zh.properties"})
  void textsAreSortedByKey(String file) {
    List<String> keys =
        read(TEXTS.resolve(file))
            .lines()
            .map(line -> line.substring(0, line.indexOf('=')))
            .toList();

    assertThat(keys).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void bothLanguagesHaveTheSamePlaceholders() {
    for (String key : ENGLISH.stringPropertyNames()) {
      assertThat(placeholders(CHINESE.getProperty(key, "")))
          .as(key)
          .isEqualTo(placeholders(ENGLISH.getProperty(key)));
    }
  }

  @Test
  @DisplayName(
      "In Chinese a supervisor has the word of the glossary, and a date no blanks around it")
  void chineseTextsSayOneThingInOneWay() {
    assertThat(CHINESE.values())
        .allSatisfy(
            text -> assertThat((String) text).doesNotContainPattern("(?<!客服)主管|[自从] \\{\\d}"));
  }

  /** Pages translate a step as long as it is called so. */
  @Test
  void stepsAreCalledAsInTheirModel() {
    ContractNames.steps()
        .forEach((id, name) -> assertThat(ENGLISH).containsEntry("ticket.step." + id, name));
    ContractNames.elements()
        .forEach((id, name) -> assertThat(ENGLISH).containsEntry("ticket.element." + id, name));
    assertThat(ContractNames.steps()).containsKeys(TicketLabels.WAITS.toArray(String[]::new));
  }

  @Test
  void noTextIsEmpty() {
    Stream.of(ENGLISH, CHINESE)
        .forEach(texts -> assertThat(texts.values()).doesNotContain("", (Object) null));
  }

  /** In texts with placeholders an apostrophe is written twice: one would hide what follows it. */
  @Test
  void noTextWithPlaceholdersHasASingleQuote() {
    Stream.of(ENGLISH, CHINESE)
        .flatMap(texts -> texts.values().stream().map(Object::toString))
        .filter(text -> !placeholders(text).isEmpty())
        .forEach(text -> assertThat(text.replace("''", "")).doesNotContain("'"));
  }

  @Test
  void everyKeyThatTheCodeNamesExists() {
    assertThat(ENGLISH.stringPropertyNames()).containsAll(namedKeys());
  }

  @Test
  void everyKeyIsNamedByTheCode() {
    assertThat(namedKeys()).containsAll(ENGLISH.stringPropertyNames());
  }

  @Test
  void everyFamilyOfKeysIsKnownHere() {
    var beginnings =
        LITERALS.stream()
            .filter(literal -> literal.user().endsWith("getTranslation"))
            .map(Literal::text)
            .filter(text -> text.endsWith("."))
            .toList();

    assertThat(beginnings).containsOnlyOnceElementsOf(FAMILIES.keySet());
    assertThat(FAMILIES.keySet()).containsAll(beginnings);
  }

  @Test
  void whatIsTranslatedIsAKey() {
    var translated =
        LITERALS.stream()
            .filter(literal -> literal.user().endsWith("getTranslation"))
            .map(Literal::text)
            .filter(text -> !FAMILIES.containsKey(text));

    assertThat(translated).isNotEmpty().allMatch(text -> KEY.matcher(text).matches());
  }

  @Test
  void whatIsFoundInAModelIsAKey() {
    var found =
        Literals.in(SourceFiles.all()).stream()
            .filter(literal -> literal.user().matches("(findings|paths)\\.(error|warning)"))
            .map(Literal::text);

    assertThat(found).isNotEmpty().allMatch(text -> text.startsWith("finding."));
  }

  /** A wait is of seconds or of hours, and may come of what others asked for. */
  @Test
  void messagesOfWaitsNameNoTimeButTheirOwn() {
    var keys =
        LITERALS.stream()
            .filter(literal -> literal.user().endsWith("LockoutMessages.say"))
            .map(Literal::text)
            .toList();

    assertThat(keys).isNotEmpty();
    for (String key : keys) {
      assertThat(ENGLISH.getProperty(key)).contains("{0}").doesNotContain("moment", "just now");
      assertThat(CHINESE.getProperty(key)).contains("{0}").doesNotContain("刚刚", "刚才");
    }
  }

  @Test
  void pagesHoldNoTextOfTheirOwn() {
    var texts =
        LITERALS.stream()
            .filter(literal -> !FOR_MACHINES.test(literal.user()))
            .filter(TextsTest::isForPeople);

    assertThat(texts).isEmpty();
  }

  private static boolean isForPeople(Literal literal) {
    boolean shown =
        SHOWS_TEXT.test(literal.user()) && literal.text().chars().anyMatch(Character::isLetter);
    return shown || WORDS.test(literal.text());
  }

  private static Set<String> namedKeys() {
    Stream<String> whole =
        Stream.concat(LITERALS.stream(), OUTSIDE_OF_PAGES.stream())
            .filter(literal -> !FOR_MACHINES.test(literal.user()))
            .map(Literal::text)
            .filter(text -> KEY.matcher(text).matches());
    Stream<String> composed =
        FAMILIES.entrySet().stream()
            .flatMap(family -> Arrays.stream(family.getValue()).map(end -> family.getKey() + end));
    return Stream.of(whole, composed, keysOfTemplates(), findingKeys())
        .flatMap(keys -> keys)
        .collect(toCollection(TreeSet::new));
  }

  private static Stream<String> keysOfTemplates() {
    return templates().values().stream()
        .flatMap(text -> KEY_IN_TEMPLATE.matcher(text).results())
        .map(key -> key.group(1));
  }

  /** The templates of plain pages and mails. */
  private static Map<Path, String> templates() {
    try (Stream<Path> files = Files.list(Path.of("src/main/jte"))) {
      return files.collect(toMap(file -> file, TextsTest::read));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Beside tags, code and directives stands nothing that somebody could read. */
  @Test
  void templatesHoldNoTextOfTheirOwn() {
    assertThat(templates()).isNotEmpty();
    templates()
        .forEach(
            (file, template) -> {
              String shown = template.replaceAll("(?s)<style>.*?</style>", "");
              String code = shown.replaceAll("(?m)^\\s*[@!`].*$", "");
              String words = code.replaceAll("[$]\\{[^}]*}", "").replaceAll("<[^>]*>", "");
              assertThat(words).as("%s", file).doesNotContainPattern("\\p{L}");
              assertThat(template)
                  .doesNotContainPattern("(title|alt|placeholder|aria-label)=\"[^\"$]");
            });
  }

  /** What the checks of models find is said in two texts: what is asked, and what to do. */
  private static Stream<String> findingKeys() {
    return Literals.in(SourceFiles.all()).stream()
        .map(Literal::text)
        .filter(text -> text.startsWith("finding."))
        .flatMap(
            key ->
                key.startsWith("finding.names.")
                    ? Stream.of(key)
                    : Stream.of(key, key + ".advice"));
  }

  private static MailTemplate[] mailsOfTickets() {
    return Pattern.compile("MailTemplate\\.([A-Z_]+)")
        .matcher(read(Path.of("src/main/java/mfa/ticket/TicketMails.java")))
        .results()
        .map(result -> MailTemplate.valueOf(result.group(1)))
        .filter(template -> !MAILS_WITHOUT_NUMBER.contains(template))
        .distinct()
        .toArray(MailTemplate[]::new);
  }

  private static Set<String> placeholders(String text) {
    return PLACEHOLDER
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .collect(toCollection(TreeSet::new));
  }

  /** The texts of a file; a key that stands there twice is refused. */
  private static Properties texts(String file) {
    try {
      String content = read(TEXTS.resolve(file));
      Properties texts = new Properties();
      texts.load(new StringReader(content));
      assertThat(content.lines().filter(line -> line.matches("[^#\\s].*"))).hasSize(texts.size());
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
