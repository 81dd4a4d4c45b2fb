package mfa.workflow.process;

/** What a feature asks of the paths of its process, beside what holds for all processes. */
@FunctionalInterface
public interface PathRule {

  /** Looks at a model, and reports to {@code paths} what is wrong with it. */
  void check(ModelPaths paths);
}
