/**
 * The three calls that Camunda Modeler makes to deploy a model, and nothing else of the engine's
 * REST interface.
 *
 * <p>May use the services of {@code workflow} and {@code platform}. No session and no cookie is
 * read: a token comes with each call, and the service behind asks the tables whether it counts.
 */
package mfa.workflow.rest;
