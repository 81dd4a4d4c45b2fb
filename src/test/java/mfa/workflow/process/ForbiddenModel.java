package mfa.workflow.process;

/**
 * The packaged model with one thing in it that no model may hold.
 *
 * @param name of the thing
 * @param elementId where the finding is
 * @param words that stand in its rule
 */
record ForbiddenModel(String name, String elementId, String words, String model) {

  @Override
  public String toString() {
    return name;
  }
}
