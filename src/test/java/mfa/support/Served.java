package mfa.support;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Binds {@link ServiceCall} to a service. */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface Served {

  /** The annotation as an object. */
  final class Literal extends AnnotationLiteral<Served> implements Served {

    private static final long serialVersionUID = 1;
  }
}
