/**
 * What service tests stand on: the real services on a real database, without a server.
 *
 * <p>Weld gives the services their parts, an interceptor gives them the transactions and the role
 * checks of EJB, EclipseLink reads the same {@code mfa-persistence.xml}, and the same migrations
 * make the schema, on H2 and on PostgreSQL. A fresh account for each test, not a fresh schema,
 * keeps tests apart and fast.
 *
 * <p>Explore in this order: {@link mfa.support.ServiceTest} (what a test inherits), {@link
 * mfa.support.Accounts} and {@link mfa.support.Workspaces} (who and what there is), {@link
 * mfa.support.Visitor} (somebody at a browser), {@link mfa.support.Services} (how it is started).
 */
package mfa.support;
