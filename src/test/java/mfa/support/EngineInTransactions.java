package mfa.support;

import jakarta.ejb.EJBException;
import jakarta.ejb.TransactionAttributeType;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import mfa.workflow.process.start.ParsedStatements;
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
  protected void initSqlSessionFactory() {
    ParsedStatements.share(this, super::initSqlSessionFactory);
  }

  @Override
  protected Collection<? extends CommandInterceptor> getDefaultCommandInterceptorsTxRequired() {
    return List.of(
        new LogInterceptor(),
        new Joining(),
        new CommandContextInterceptor(commandContextFactory, this));
  }

  @Override
  protected Collection<? extends CommandInterceptor> getDefaultCommandInterceptorsTxRequiresNew() {
    return List.of(
        new LogInterceptor(),
        new Beside(),
        new CommandContextInterceptor(commandContextFactory, this, true));
  }

  private final class Joining extends InTransaction {

    @Override
    <T> T call(Callable<T> work) {
      return transactions.call(TransactionAttributeType.REQUIRED, work);
    }
  }

  private final class Beside extends InTransaction {

    @Override
    <T> T call(Callable<T> work) {
      return transactions.callBesideAny(work);
    }
  }

  /** The engine tells failures apart by their types, so that it gets what was thrown. */
  private abstract static class InTransaction extends CommandInterceptor {

    abstract <T> T call(Callable<T> work);

    @Override
    public <T> T execute(Command<T> command) {
      try {
        return call(() -> next.execute(command));
      } catch (EJBException e) {
        throw e.getCause() instanceof RuntimeException cause ? cause : e;
      }
    }
  }
}
