package mfa.workflow.process.version;

/**
 * How much runs on a version.
 *
 * @param running tickets that follow it
 * @param incidents steps of them that failed at every attempt
 */
public record VersionLoad(int running, int incidents) {

  public static final VersionLoad NONE = new VersionLoad(0, 0);
}
