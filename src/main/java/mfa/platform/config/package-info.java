/**
 * Settings: where they come from, and that each is within its range.
 *
 * <p>May use MicroProfile Config and nothing of ours. A feature reads its keys once, at the start,
 * in its own {@code …Settings} class: a bad value stops the deployment and names its key, because a
 * server that found out at the first sign-in would find out too late.
 */
@NullMarked
package mfa.platform.config;

import org.jspecify.annotations.NullMarked;
