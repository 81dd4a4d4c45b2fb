package mfa.workflow.dryrun.process;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import mfa.workflow.process.ProcessContract;
import mfa.workflow.process.ProcessContract.Content;
import mfa.workflow.process.ProcessContract.Variable;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;

/** A ticket on its way through a model: what can happen to it next, and lets that happen. */
final class PlayedTicket {

  private static final String REVIEWER = "1";

  private final DryRunEngine played;
  private final ProcessEngine engine;
  private final ProcessContract contract;
  private final PlayedModel model;
  private final String id;

  PlayedTicket(DryRunEngine played, PlayedModel model, Map<String, Object> variables) {
    this.played = played;
    this.engine = played.engine();
    this.contract = played.contract();
    this.model = model;
    id =
        engine.getRuntimeService().startProcessInstanceByKey(contract.process(), variables).getId();
    work();
  }

  List<Trace.Entry> trace() {
    return played.trace().entries();
  }

  boolean hasEnded() {
    return engine.getRuntimeService().createProcessInstanceQuery().processInstanceId(id).count()
        == 0;
  }

  /** Where the ticket that has not ended waits: tasks, catch events, gateways. */
  Collection<String> places() {
    var places = new TreeSet<>(engine.getRuntimeService().getActiveActivityIds(id));
    places.removeIf(place -> !model.isNode(place));
    return places;
  }

  /** What can happen next, in a fixed order. */
  List<Option> options() {
    List<Option> options = new ArrayList<>();
    for (Task task : tasks()) {
      for (Map<String, String> decision : model.decisions()) {
        options.add(new Option(Option.Kind.TASK, task.getTaskDefinitionKey(), decision));
      }
    }
    new TreeSet<>(subscriptions().stream().map(EventSubscription::getActivityId).toList())
        .forEach(event -> options.add(new Option(Option.Kind.MESSAGE, event, Map.of())));
    new TreeSet<>(timers().keySet())
        .forEach(event -> options.add(new Option(Option.Kind.TIMER, event, Map.of())));
    return options;
  }

  void take(Option option) {
    switch (option.kind()) {
      case TASK -> decide(option);
      case MESSAGE -> {
        EventSubscription waiting =
            subscriptions().stream()
                .filter(each -> each.getActivityId().equals(option.elementId()))
                .findFirst()
                .orElseThrow();
        engine
            .getRuntimeService()
            .messageEventReceived(waiting.getEventName(), waiting.getExecutionId());
      }
      case TIMER -> run(timers().get(option.elementId()));
    }
    work();
  }

  private void decide(Option option) {
    Task task =
        tasks().stream()
            .filter(each -> each.getTaskDefinitionKey().equals(option.elementId()))
            .findFirst()
            .orElseThrow();
    played.trace().decided(option.elementId(), option.decision());
    engine.getTaskService().complete(task.getId(), variables(option.decision()));
  }

  private Map<String, Object> variables(Map<String, String> decision) {
    Map<String, Object> variables = new HashMap<>();
    for (Variable variable : contract.variables()) {
      if (variable.content() == Content.ASSIGNEE) {
        variables.put(variable.name(), REVIEWER);
      } else if (decision.containsKey(variable.name())) {
        String choice = decision.get(variable.name());
        boolean isFlag = variable.content() == Content.FLAG;
        variables.put(variable.name(), isFlag ? (Object) choice.equals("true") : choice);
      }
    }
    return variables;
  }

  /** Does what the job executor would, until the ticket waits. */
  private void work() {
    for (List<Job> jobs = due(); !jobs.isEmpty(); jobs = due()) {
      run(jobs.getFirst().getId());
    }
  }

  private void run(String job) {
    played.limit().step();
    engine.getManagementService().executeJob(job);
  }

  private List<Job> due() {
    return engine
        .getManagementService()
        .createJobQuery()
        .processInstanceId(id)
        .messages()
        .listPage(0, 1);
  }

  private List<Task> tasks() {
    return engine.getTaskService().createTaskQuery().processInstanceId(id).list();
  }

  private List<EventSubscription> subscriptions() {
    return engine
        .getRuntimeService()
        .createEventSubscriptionQuery()
        .processInstanceId(id)
        .eventType("message")
        .list();
  }

  /** The jobs of timers by the elements of their events. */
  private Map<String, String> timers() {
    Map<String, String> timers = new HashMap<>();
    engine
        .getManagementService()
        .createJobQuery()
        .processInstanceId(id)
        .timers()
        .list()
        .forEach(job -> timers.put(played.timerOf(job), job.getId()));
    return timers;
  }
}
