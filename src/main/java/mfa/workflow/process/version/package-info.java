/**
 * The versions of processes that an engine holds: asked for, read and made.
 *
 * <p>May use the engine. Who deployed a version is kept elsewhere: {@link
 * mfa.workflow.process.version.VersionRecord} says what the start of the engine needs of that.
 */
package mfa.workflow.process.version;
