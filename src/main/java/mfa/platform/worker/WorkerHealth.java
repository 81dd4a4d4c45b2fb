package mfa.platform.worker;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready means: the workers are started, and each has finished a run within its time. Tells of each
 * how many seconds ago that was, under {@code late} which take too long, and how many elements they
 * have put aside, which turns nothing red.
 */
@Readiness
@ApplicationScoped
public class WorkerHealth implements HealthCheck {

  private Workers workers;
  private Elements elements;

  @SuppressWarnings("NullAway.Init") // of the proxy
  protected WorkerHealth() {}

  @Inject
  WorkerHealth(Workers workers, Elements elements) {
    this.workers = workers;
    this.elements = elements;
  }

  @Override
  public HealthCheckResponse call() {
    List<WorkerLoop> loops = workers.loops();
    List<String> late =
        loops.stream().filter(WorkerLoop::isLate).map(WorkerLoop::name).sorted().toList();
    HealthCheckResponseBuilder response = HealthCheckResponse.named("workers");
    loops.forEach(loop -> response.withData(loop.name(), loop.age().toSeconds()));
    elements.aside().forEach((name, count) -> response.withData(name + ".aside", count));
    if (!late.isEmpty()) {
      response.withData("late", String.join(", ", late));
    }
    return response.status(!loops.isEmpty() && late.isEmpty()).build();
  }
}
