package mfa.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import mfa.account.AccountFilter;
import mfa.account.AccountOrder;
import mfa.account.AccountState;
import mfa.account.PlatformRole;
import mfa.administration.AccountAdministrationService;
import mfa.administration.WorkspaceAdministrationService;
import mfa.audit.ActivityFilter;
import mfa.audit.ActivityKind;
import mfa.audit.AuditAction;
import mfa.audit.AuditEvent;
import mfa.audit.AuditService;
import mfa.audit.AuditVerificationService;
import mfa.audit.SealingService;
import mfa.audit.WorkspaceAuditFilter;
import mfa.platform.request.ListPage;
import mfa.support.Services;
import mfa.support.TestDatabase;
import mfa.support.Visitor;
import mfa.ticket.desk.DeskQueue;
import mfa.ticket.desk.DeskService;
import mfa.ticket.desk.QueuePage;
import mfa.workspace.RuleStart;
import mfa.workspace.WorkspaceRole;
import mfa.workspace.WorkspaceService;
import mfa.workspace.members.MemberFilter;
import mfa.workspace.members.MemberOrder;
import mfa.workspace.members.MemberPage;
import mfa.workspace.members.MemberService;
import mfa.workspace.members.MfaState;
import mfa.workspace.members.WorkspaceAuditService;
import mfa.workspace.members.WorkspaceSecurityService;

/**
 * Calls what the pages with lists call, in workspaces of 1,000, 10,000 and 100,000 members beside a
 * million entries of the audit log, and prints how long the server takes and what that costs in CPU
 * time: medians, 95th percentiles, and how many times as long the largest takes as the smallest.
 *
 * <p>The services run in this process, on PostgreSQL (a process beside it) and on H2 (in memory).
 * Started as {@link SignInBench}, with {@code -Xmx3g}; arguments are names of databases ({@code
 * POSTGRESQL}, {@code H2}, both where there is none), the system properties {@code bench.times}
 * (15), {@code bench.warmup} (4), {@code bench.entries} (1000000) and {@code bench.sizes}
 * (1000,10000,100000).
 */
public final class ListBench {

  private static final int[] SIZES =
      Stream.of(System.getProperty("bench.sizes", "1000,10000,100000").split(","))
          .mapToInt(Integer::parseInt)
          .toArray();
  private static final int TIMES = Integer.getInteger("bench.times", 15);
  private static final int WARM_UP = Integer.getInteger("bench.warmup", 4);
  private static final int ENTRIES = Integer.getInteger("bench.entries", 1_000_000);
  private static final int PAGE = 50;

  private final Services services;
  private final ManyMembers data;
  private final TimingTable timings = new TimingTable(SIZES);
  private final Map<String, Timing> ofServer = new LinkedHashMap<>();

  private ListBench(Services services, ManyMembers data) {
    this.services = services;
    this.data = data;
  }

  public static void main(String[] arguments) {
    BenchedDatabases.each(
        arguments,
        (database, services) ->
            new ListBench(services, new ManyMembers(services, SIZES, ENTRIES)).run(database));
  }

  private void run(TestDatabase database) {
    var begin = System.nanoTime();
    data.fill();
    System.out.printf(
        "%n%s: %,d members, %,d entries, filled in %.0f s%n",
        database, Arrays.stream(SIZES).sum(), ENTRIES, (System.nanoTime() - begin) / 1e9);
    for (var i = 0; i < SIZES.length; i++) {
      var workspace = data.workspaces().get(i);
      members(i, workspace);
      security(i, workspace);
      record(i, workspace);
      others(i, workspace);
      if (!Boolean.getBoolean("bench.reading-only")) {
        changes(i, workspace);
      }
    }
    administration();
    desk();
    print();
    chain();
  }

  /** The filled entries have no true seals, which costs a check as much. */
  private void chain() {
    var count = Math.min(ENTRIES, 20_000);
    var audit = service(AuditService.class);
    var event = AuditEvent.failure(AuditAction.CODE_CHECKED, 17L).by("code");
    Runnable write =
        () ->
            services.inTransaction(
                any -> {
                  for (var i = 0; i < count; i++) {
                    audit.record(event);
                  }
                  return null;
                });
    rate("written", count, () -> services.asTimer(write));
    rate("sealed", count, this::sealAll);
    rate("checked", ENTRIES + count, () -> service(AuditVerificationService.class).check());
  }

  private void sealAll() {
    var steps = service(SealingService.class);
    while (steps.sealNext() > 0) {
      // There may be more.
    }
  }

  private static void rate(String done, int count, Runnable work) {
    var sample = Timing.of(work);
    System.out.printf(
        "entries %s a second: %,.0f (%.3f ms CPU each)%n",
        done, count / sample.took() * 1000, sample.cpu() / count);
  }

  private void members(int index, ManyMembers.Filled at) {
    for (var order : MemberOrder.values()) {
      page(
          index,
          at,
          "members by " + order,
          MemberFilter.ALL,
          new MemberPage(order, false, 0, PAGE));
      page(
          index,
          at,
          "members by " + order + ", last first",
          MemberFilter.ALL,
          new MemberPage(order, true, 0, PAGE));
      page(
          index,
          at,
          "members by " + order + ", the last page",
          MemberFilter.ALL,
          new MemberPage(order, false, at.size() - PAGE, PAGE));
      page(
          index,
          at,
          "members by " + order + ", the middle page",
          MemberFilter.ALL,
          new MemberPage(order, false, at.size() / 2, PAGE));
    }
    Map<String, MemberFilter> filters = new LinkedHashMap<>();
    filters.put("all", MemberFilter.ALL);
    filters.put("common text", new MemberFilter("an", null, null));
    filters.put("rare text", new MemberFilter("person7" + at.size() / 100, null, null));
    filters.put("text nobody has", new MemberFilter("zzzz", null, null));
    filters.put("administrators", new MemberFilter("", WorkspaceRole.ADMINISTRATOR, null));
    filters.put("standard", new MemberFilter("", WorkspaceRole.STANDARD, null));
    filters.put("bound", new MemberFilter("", null, MfaState.BOUND));
    filters.put("unbound", new MemberFilter("", null, MfaState.UNBOUND));
    filters.put("overdue", new MemberFilter("", null, MfaState.OVERDUE));
    filters.put("exempt", new MemberFilter("", null, MfaState.EXEMPT));
    filters.put("invited", new MemberFilter("", null, null, AccountState.INVITED));
    filters.forEach(
        (name, filter) -> {
          page(
              index,
              at,
              "members, " + name,
              filter,
              new MemberPage(MemberOrder.NAME, false, 0, PAGE));
          measure(
              index,
              at,
              "count of members, " + name,
              ids -> service(MemberService.class).count(at.id(), filter));
        });
  }

  private void page(
      int index, ManyMembers.Filled at, String name, MemberFilter filter, MemberPage page) {
    measure(index, at, name, ids -> service(MemberService.class).page(at.id(), filter, page));
  }

  private void security(int index, ManyMembers.Filled at) {
    measure(
        index,
        at,
        "readiness (security, home)",
        ids -> service(WorkspaceSecurityService.class).security(at.id()));
  }

  private void record(int index, ManyMembers.Filled at) {
    var auditLog = service(WorkspaceAuditService.class);
    measure(
        index,
        at,
        "audit log, first page",
        id -> auditLog.page(at.id(), WorkspaceAuditFilter.ALL, 0, PAGE));
    measure(
        index,
        at,
        "audit log, middle page",
        id -> auditLog.page(at.id(), WorkspaceAuditFilter.ALL, (int) at.entries() / 2, PAGE));
    measure(
        index,
        at,
        "audit log, last page",
        id -> auditLog.page(at.id(), WorkspaceAuditFilter.ALL, (int) at.entries() - PAGE, PAGE));
    measure(
        index,
        at,
        "audit log, rare action",
        id -> auditLog.page(at.id(), WorkspaceAuditFilter.of(AuditAction.GRACE_CHANGED), 0, PAGE));
    measure(
        index,
        at,
        "audit log, common action",
        id ->
            auditLog.page(
                at.id(), WorkspaceAuditFilter.of(AuditAction.MEMBER_ROLE_CHANGED), 0, PAGE));
    var mine = new WorkspaceAuditFilter(null, at.firstId(), null, null, null, "");
    measure(index, at, "audit log, who", id -> auditLog.page(at.id(), mine, 0, PAGE));
    var its = new WorkspaceAuditFilter(null, null, at.firstId(), null, null, "");
    measure(index, at, "audit log, whom", id -> auditLog.page(at.id(), its, 0, PAGE));
    var text = new WorkspaceAuditFilter(null, null, null, null, null, "zzzz");
    measure(index, at, "audit log, text nobody has", id -> auditLog.page(at.id(), text, 0, PAGE));
    measure(index, at, "count of it", id -> auditLog.count(at.id(), text));
    measure(
        index, at, "count of audit log", id -> auditLog.count(at.id(), WorkspaceAuditFilter.ALL));
    measure(
        index,
        at,
        "count of audit log, common action",
        id -> auditLog.count(at.id(), WorkspaceAuditFilter.of(AuditAction.MEMBER_ROLE_CHANGED)));
  }

  private void others(int index, ManyMembers.Filled at) {
    var audit = service(AuditService.class);
    measure(
        index,
        at,
        "own activity, first page",
        id -> audit.ownActivities(ActivityFilter.ALL, 0, PAGE));
    measure(
        index,
        at,
        "own activity, last page",
        id -> audit.ownActivities(ActivityFilter.ALL, at.ownEntries() - PAGE, PAGE));
    measure(
        index,
        at,
        "own activity, kind and days",
        id -> audit.ownActivities(new ActivityFilter(ActivityKind.WORKSPACE, 30), 0, PAGE));
    measure(index, at, "count of own activity", id -> audit.countOwnActivities(ActivityFilter.ALL));
    measure(
        index,
        at,
        "home: own workspaces",
        id -> service(mfa.workspace.MembershipService.class).own());
    measure(index, at, "home of the workspace", id -> service(WorkspaceService.class).own(at.id()));
  }

  private void changes(int index, ManyMembers.Filled at) {
    var security = service(WorkspaceSecurityService.class);
    measure(
        index,
        at,
        "switch off",
        "switch on",
        id -> security.switchOff(at.id()),
        id -> security.switchOn(at.id(), RuleStart.now(7)));
    measure(index, at, "change of grace", id -> security.changeGrace(at.id(), 7));
    measure(
        index,
        at,
        "remind all unbound",
        id -> service(MemberService.class).remindAllUnbound(at.id()));
  }

  private void administration() {
    var visitor = data.holder(PlatformRole.PLATFORM_ADMIN);
    var accounts = service(AccountAdministrationService.class);
    var all = AccountFilter.ALL;
    var middle = new ListPage(Arrays.stream(SIZES).sum() / 2, PAGE);
    for (var order : AccountOrder.values()) {
      for (var down : List.of(false, true)) {
        var name = "accounts by " + order + (down ? ", last first" : "");
        measure(
            name + ", first page",
            visitor,
            () -> accounts.page(all, order, down, new ListPage(0, PAGE)));
        measure(name + ", middle page", visitor, () -> accounts.page(all, order, down, middle));
      }
    }
    var common = new AccountFilter("an", null, null);
    var rare = new AccountFilter("zzzz", null, null);
    for (var filter : List.of(all, common, rare)) {
      var name = "accounts, “" + filter.search() + "”";
      measure(
          name,
          visitor,
          () -> accounts.page(filter, AccountOrder.EMAIL, false, new ListPage(0, PAGE)));
      measure("count of " + name, visitor, () -> accounts.count(filter));
    }
    measure(
        "workspaces of the server",
        visitor,
        () -> service(WorkspaceAdministrationService.class).page("", new ListPage(0, PAGE)));
  }

  private void desk() {
    var visitor = data.holder(PlatformRole.SUPERVISOR);
    var desk = service(DeskService.class);
    for (var queue : DeskQueue.values()) {
      measure("desk, " + queue, visitor, () -> desk.page(new QueuePage(queue, 0, PAGE)));
      measure("count of desk, " + queue, visitor, () -> desk.count(queue));
    }
    for (var column : QueuePage.Column.values()) {
      var page = new QueuePage(DeskQueue.ALL, "", null, column, false, 0, PAGE);
      measure("desk, all by " + column, visitor, () -> desk.page(page));
    }
    var middle = SIZES[SIZES.length - 1] / 2;
    measure(
        "desk, all, middle page",
        visitor,
        () -> desk.page(new QueuePage(DeskQueue.ALL, middle, PAGE)));
    var search =
        new QueuePage(DeskQueue.ALL, "zzz", null, QueuePage.Column.WAITING_SINCE, false, 0, PAGE);
    measure("desk, text nobody has", visitor, () -> desk.page(search));
    measure("count of desk, text nobody has", visitor, () -> desk.count(search));
  }

  /** What does not grow with one workspace but with the server. */
  private void measure(String name, Visitor visitor, Runnable call) {
    List<Timing.Sample> samples = new ArrayList<>();
    for (var i = 0; i < WARM_UP + TIMES; i++) {
      var sample = Timing.of(() -> visitor.does(call));
      if (i >= WARM_UP) {
        samples.add(sample);
      }
      services.clock().moveBy(Duration.ofMillis(1));
      data.touch(data.workspaces().getLast());
    }
    var timing = Timing.of(samples);
    ofServer.put(name, timing);
    System.err.printf("%s: %s%n", name, timing);
  }

  private <T> T service(Class<T> type) {
    return services.get(type);
  }

  private void measure(int index, ManyMembers.Filled at, String name, Consumer<Long> call) {
    measure(index, at, name, null, call, null);
  }

  /** The second call, where there is one, makes the first one possible again. */
  private void measure(
      int index,
      ManyMembers.Filled at,
      String name,
      String second,
      Consumer<Long> call,
      Consumer<Long> secondCall) {
    List<Timing.Sample> samples = new ArrayList<>();
    List<Timing.Sample> secondSamples = new ArrayList<>();
    for (var i = 0; i < WARM_UP + TIMES; i++) {
      var sample = Timing.of(() -> at.owner().does(() -> call.accept(at.id())));
      var other =
          secondCall == null
              ? null
              : Timing.of(() -> at.owner().does(() -> secondCall.accept(at.id())));
      if (i >= WARM_UP) {
        samples.add(sample);
        secondSamples.add(other);
      }
      services.clock().moveBy(Duration.ofMillis(1));
      data.touch(at);
    }
    timings.keep(index, name, samples);
    if (second != null) {
      timings.keep(index, second, secondSamples);
    }
  }

  private void print() {
    timings.print();
    ofServer.forEach(
        (name, timing) ->
            System.out.printf("%-42s %26s%s%n", name, timing, TimingTable.warning(timing)));
  }
}
