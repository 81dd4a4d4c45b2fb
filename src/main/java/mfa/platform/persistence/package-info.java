/**
 * The way to the database: migrations and checks at the start, health, the entity manager.
 *
 * <p>May use {@code platform.config}, {@code platform.crypto}, {@code platform.command}, whose
 * processes wait less long for a database, and, alone, JDBC, EclipseLink and Flyway. Repositories
 * and entities stay in their features: there is no layer of data access, only a connection.
 */
@NullMarked
package mfa.platform.persistence;

import org.jspecify.annotations.NullMarked;
