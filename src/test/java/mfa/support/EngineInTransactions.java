package mfa.support;

import jakarta.ejb.EJBException;
import jakarta.ejb.TransactionAttributeType;
import java.util.Collection;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContextInterceptor;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.interceptor.LogInterceptor;

/** An engine whose commands run in the transactions of the services, as with JTA on a server. */
final class EngineInTransactions extends StandaloneProcessEngineConfiguration {

  private final Transactions transactions;

  EngineInTransactions(Transactions transactions) {
    this.transactions = transactions;
    setTransactionsExternallyManaged(true);
  }

  @Override
  protected Collection<? extends CommandInterceptor> getDefaultCommandInterceptorsTxRequired() {
    return List.of(
        new LogInterceptor(),
        new InTransaction(TransactionAttributeType.REQUIRED),
        new CommandContextInterceptor(commandContextFactory, this));
  }

  @Override
  protected Collection<? extends CommandInterceptor> getDefaultCommandInterceptorsTxRequiresNew() {
    return List.of(
        new LogInterceptor(),
        new InTransaction(TransactionAttributeType.REQUIRES_NEW),
        new CommandContextInterceptor(commandContextFactory, this, true));
  }

  /** The engine tells failures apart by their types, so that it gets what was thrown. */
  private final class InTransaction extends CommandInterceptor {

    private final TransactionAttributeType type;

    InTransaction(TransactionAttributeType type) {
      this.type = type;
    }

    @Override
    public <T> T execute(Command<T> command) {
      try {
        return transactions.call(type, () -> next.execute(command));
      } catch (EJBException e) {
        throw e.getCause() instanceof RuntimeException cause ? cause : e;
      }
    }
  }
}
