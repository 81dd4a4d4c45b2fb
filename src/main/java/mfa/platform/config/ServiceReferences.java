package mfa.platform.config;

import jakarta.ejb.Singleton;
import jakarta.ejb.Stateless;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.lang.annotation.Annotation;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * Injects services by the references that the EJB container makes of them (ADR 0095). What CDI
 * wraps around these costs an exception at each call, thrown and caught inside the server.
 */
public class ServiceReferences implements Extension {

  private static final Set<Annotation> NONE_NAMED = Set.of(Default.Literal.INSTANCE);

  private final Set<Class<?>> services = new HashSet<>();
  private final Map<Class<?>, Object> references = new HashMap<>();

  void find(
      @Observes @WithAnnotations({Stateless.class, Singleton.class})
          ProcessAnnotatedType<?> service) {
    services.add(service.getAnnotatedType().getJavaClass());
  }

  void ask(@Observes ProcessInjectionPoint<?, ?> point) {
    if (point.getInjectionPoint().getType() instanceof Class<?> type
        && services.contains(type)
        && point.getInjectionPoint().getQualifiers().equals(NONE_NAMED)) {
      point.configureInjectionPoint().addQualifier(ByContainer.LITERAL);
    }
  }

  void offer(@Observes AfterBeanDiscovery discovery) {
    services.forEach(service -> offer(discovery, service));
  }

  private <T> void offer(AfterBeanDiscovery discovery, Class<T> service) {
    discovery
        .<T>addBean()
        .types(service)
        .qualifiers(ByContainer.LITERAL)
        .scope(Dependent.class)
        .createWith(
            context ->
                service.cast(Objects.requireNonNull(references.get(service), service::getName)));
  }

  /** At the start, on its thread: others may be unknown to the container. */
  @SuppressWarnings("BanJNDI") // the names are of our own classes
  void lookUp(@Observes AfterDeploymentValidation end) {
    try {
      for (Class<?> service : services) {
        String name = "java:module/" + service.getSimpleName();
        references.put(service, InitialContext.doLookup(name));
      }
    } catch (NamingException e) {
      end.addDeploymentProblem(e);
    }
  }

  @Qualifier
  @Retention(RetentionPolicy.RUNTIME)
  @interface ByContainer {

    Literal LITERAL = new Literal();

    final class Literal extends AnnotationLiteral<ByContainer> implements ByContainer {}
  }
}
