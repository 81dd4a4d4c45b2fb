package mfa.e2e;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts one {@link Product} for all tests of the run, closes the browser contexts of a test at its
 * end, and everything at the end of the run.
 */
final class ProductExtension implements ParameterResolver, AfterEachCallback {

  private static final Namespace NAMESPACE = Namespace.create(ProductExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType() == Product.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
    return product(test);
  }

  @Override
  public void afterEach(ExtensionContext test) {
    product(test)
        .endVisits(
            test.getRequiredTestClass().getSimpleName()
                + "."
                + test.getRequiredTestMethod().getName(),
            test.getExecutionException().isPresent());
  }

  /** The store of the root closes what it holds when the run ends. */
  private static Product product(ExtensionContext test) {
    return test.getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent(Product.class, key -> Product.start(), Product.class);
  }
}
