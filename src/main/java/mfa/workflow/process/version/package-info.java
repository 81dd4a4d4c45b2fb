/**
 * The versions of processes that an engine holds: asked for, read, counted and made.
 *
 * <p>May use the engine. Its tables are read where its own queries count more than was asked for.
 * Who deployed a version is kept elsewhere: {@link mfa.workflow.process.version.VersionRecord} says
 * what the start of the engine needs of that.
 */
package mfa.workflow.process.version;
