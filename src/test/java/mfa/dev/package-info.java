/**
 * Starts the whole product on a developer's machine and in tests: database with sample data, mail
 * server with a mailbox to read, and Payara Micro with the finished WAR.
 *
 * <p>Uses the migrations and {@code server-config}, but no production class (samples of mails use
 * those that write them): what runs here is the same WAR, started with the same files, as an
 * operator runs it. The server is a process of its own because Payara on the class path of the
 * tests clashes with its own jars, and because a test must be able to kill it.
 *
 * <p>Explore in this order: {@link mfa.dev.Launcher} (the command {@code run}), {@link
 * mfa.dev.DevServer} (the same for tests), {@link mfa.dev.ServerProcess}, {@link mfa.dev.Mailbox},
 * {@link mfa.dev.SampleData}.
 */
package mfa.dev;
