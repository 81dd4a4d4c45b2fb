package mfa.workflow.migration.process;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mfa.platform.persistence.Collision;
import mfa.workflow.process.EngineModels;
import mfa.workflow.process.ModelStep;
import mfa.workflow.process.WorkflowEngine;
import mfa.workflow.process.version.ModelVersion;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigratingActivityInstanceValidationReport;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.migration.MigratingTransitionInstanceValidationReport;
import org.camunda.bpm.engine.migration.MigrationInstruction;
import org.camunda.bpm.engine.migration.MigrationInstructionBuilder;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanBuilder;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;

/**
 * Makes the engine's plan for two versions, says in our words what it does, and moves an instance.
 * Steps are the same where they have the same id and kind. Messages are always waited for as the
 * new version names them; timers go on as they are, or begin again.
 */
@ApplicationScoped
public class EngineMigration {

  @Inject private WorkflowEngine engine;
  @Inject private EngineModels models;

  /** What becomes of each step of the old version. */
  public List<StepMove> plan(ModelVersion source, ModelVersion target) {
    Map<String, String> mapped = mapping(plan(source.definitionId(), target.definitionId(), false));
    Map<String, String> names =
        models.steps(target).stream().collect(Collectors.toMap(ModelStep::id, ModelStep::name));
    BpmnModelInstance before = model(source.definitionId());
    BpmnModelInstance after = model(target.definitionId());
    return models.steps(source).stream()
        .filter(step -> isWaitedAt(before, step.id()))
        .map(
            step ->
                new StepMove(
                    step.id(),
                    step.name(),
                    mapped.containsKey(step.id())
                        ? names.getOrDefault(mapped.get(step.id()), "")
                        : "",
                    step.timed() && hasTimerOfBoth(before, step.id(), mapped),
                    names(waits(after, mapped.get(step.id())), mapped.values()),
                    names(waits(before, step.id()), mapped.keySet())))
        .toList();
  }

  /** What is done together with the step before it has no tickets to move. */
  private static boolean isWaitedAt(BpmnModelInstance model, String step) {
    return !(model.getModelElementById(step) instanceof ServiceTask task)
        || task.isCamundaAsyncBefore();
  }

  private static boolean hasTimerOfBoth(
      BpmnModelInstance model, String step, Map<String, String> mapped) {
    return waits(model, step).stream()
        .anyMatch(event -> isTimer(event) && mapped.containsKey(event.getId()));
  }

  private static List<String> names(List<CatchEvent> events, Collection<String> mapped) {
    return events.stream()
        .filter(event -> !mapped.contains(event.getId()))
        .map(EngineMigration::name)
        .toList();
  }

  private static String name(FlowElement element) {
    return element.getName() == null ? element.getId() : element.getName();
  }

  /** The events that end a step, or happen beside it. */
  private static List<CatchEvent> waits(BpmnModelInstance model, String step) {
    if (step == null || !(model.getModelElementById(step) instanceof FlowNode node)) {
      return List.of();
    }
    List<CatchEvent> events = new ArrayList<>();
    if (node instanceof CatchEvent event) {
      events.add(event);
    }
    if (node instanceof EventBasedGateway) {
      node.getOutgoing().stream()
          .map(SequenceFlow::getTarget)
          .filter(CatchEvent.class::isInstance)
          .map(CatchEvent.class::cast)
          .forEach(events::add);
    }
    model.getModelElementsByType(BoundaryEvent.class).stream()
        .filter(event -> event.getAttachedTo().equals(node))
        .forEach(events::add);
    return events;
  }

  /**
   * Moves an instance, as part of the transaction at hand.
   *
   * @return what the steps of the old version are called in the new one
   */
  public Map<String, NewStep> move(
      RunningInstance instance, String sourceId, String targetId, boolean restartTimers) {
    MigrationPlan plan = plan(sourceId, targetId, restartTimers);
    runtime().newMigration(plan).processInstanceIds(instance.id()).execute();
    BpmnModelInstance after = model(targetId);
    Map<String, NewStep> steps = new HashMap<>();
    mapping(plan)
        .forEach(
            (before, now) -> {
              if (after.getModelElementById(now) instanceof FlowElement element) {
                steps.put(before, new NewStep(now, name(element)));
              }
            });
    return steps;
  }

  /** Why moving failed. */
  public MoveProblem problem(Throwable failure, String sourceId) {
    if (Collision.isCauseOf(failure)) {
      return new MoveProblem(MoveProblem.Reason.AT_WORK, "");
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof OptimisticLockingException) {
        return new MoveProblem(MoveProblem.Reason.AT_WORK, "");
      }
      if (cause instanceof MigratingProcessInstanceValidationException refusal) {
        return problem(refusal, sourceId);
      }
    }
    return new MoveProblem(MoveProblem.Reason.REFUSED, "");
  }

  private MoveProblem problem(
      MigratingProcessInstanceValidationException refusal, String sourceId) {
    Stream<String> steps =
        Stream.concat(
            refusal.getValidationReport().getActivityInstanceReports().stream()
                .map(MigratingActivityInstanceValidationReport::getSourceScopeId),
            refusal.getValidationReport().getTransitionInstanceReports().stream()
                .map(MigratingTransitionInstanceValidationReport::getSourceScopeId));
    BpmnModelInstance before = model(sourceId);
    return steps
        .<FlowElement>mapMulti(
            (id, found) -> {
              // What is in the way may be the process as a whole.
              if (before.getModelElementById(id) instanceof FlowElement step) {
                found.accept(step);
              }
            })
        .findFirst()
        .map(step -> new MoveProblem(MoveProblem.Reason.NO_SUCH_STEP, name(step)))
        .orElse(new MoveProblem(MoveProblem.Reason.REFUSED, ""));
  }

  private MigrationPlan plan(String sourceId, String targetId, boolean restartTimers) {
    List<MigrationInstruction> equal =
        runtime()
            .createMigrationPlan(sourceId, targetId)
            .mapEqualActivities()
            .build()
            .getInstructions();
    BpmnModelInstance after = model(targetId);
    MigrationPlanBuilder plan = runtime().createMigrationPlan(sourceId, targetId);
    for (MigrationInstruction each : equal) {
      String target = each.getTargetActivityId();
      MigrationInstructionBuilder one = plan.mapActivities(each.getSourceActivityId(), target);
      if (after.getModelElementById(target) instanceof CatchEvent event
          && (isMessage(event) || restartTimers && isTimer(event))) {
        one.updateEventTrigger();
      }
      plan = one;
    }
    return plan.build();
  }

  private static Map<String, String> mapping(MigrationPlan plan) {
    return plan.getInstructions().stream()
        .collect(
            Collectors.toMap(
                MigrationInstruction::getSourceActivityId,
                MigrationInstruction::getTargetActivityId));
  }

  private static boolean isTimer(CatchEvent event) {
    return event.getEventDefinitions().stream().anyMatch(TimerEventDefinition.class::isInstance);
  }

  /** Start events of the whole process are mapped too, and wait for nothing. */
  private static boolean isMessage(CatchEvent event) {
    return event.getEventDefinitions().stream().anyMatch(MessageEventDefinition.class::isInstance);
  }

  private BpmnModelInstance model(String versionId) {
    return engine.engine().getRepositoryService().getBpmnModelInstance(versionId);
  }

  private RuntimeService runtime() {
    return engine.engine().getRuntimeService();
  }

  /**
   * A step after the move.
   *
   * @param name as the new drawing calls it
   */
  public record NewStep(String id, String name) {}
}
