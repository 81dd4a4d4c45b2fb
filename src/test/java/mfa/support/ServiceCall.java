package mfa.support;

import jakarta.annotation.Priority;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;

/** Does for a call of a {@code @Stateless} service what its container does: roles, transaction. */
@Served
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
class ServiceCall {

  @Inject private Transactions transactions;
  @Inject private Requests requests;

  @AroundInvoke
  Object around(InvocationContext call) throws Exception {
    Method method = call.getMethod();
    if (!Modifier.isPublic(method.getModifiers())) {
      return call.proceed();
    }
    checkRoles(method);
    return transactions.call(transaction(method), call::proceed);
  }

  private void checkRoles(Method method) {
    RolesAllowed allowed = method.getAnnotation(RolesAllowed.class);
    if (allowed != null) {
      requests.demandOneOf(allowed.value());
    } else if (!method.isAnnotationPresent(PermitAll.class)) {
      throw new IllegalStateException(method + " does not say who may call it.");
    }
  }

  private static TransactionAttributeType transaction(Method method) {
    TransactionAttribute attribute = method.getAnnotation(TransactionAttribute.class);
    if (attribute == null) {
      attribute = method.getDeclaringClass().getAnnotation(TransactionAttribute.class);
    }
    return attribute == null ? TransactionAttributeType.REQUIRED : attribute.value();
  }
}
