package mfa.e2e;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts one {@link Product} for all classes that are tested in this JVM, closes the browser
 * contexts of a test at its end, and everything at the end of the JVM: the run of each class is one
 * of its own where several JVMs test.
 */
final class ProductExtension implements ParameterResolver, AfterEachCallback {

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType() == Product.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
    return Started.PRODUCT;
  }

  @Override
  public void afterEach(ExtensionContext test) {
    Started.PRODUCT.endVisits(
        test.getRequiredTestClass().getSimpleName() + "." + test.getRequiredTestMethod().getName(),
        test.getExecutionException().isPresent());
  }

  private static final class Started {

    static final Product PRODUCT = Product.start();

    static {
      Runtime.getRuntime().addShutdownHook(new Thread(PRODUCT::close));
    }
  }
}
