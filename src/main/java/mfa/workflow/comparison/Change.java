package mfa.workflow.comparison;

import java.util.List;
import mfa.workflow.process.XmlElement;

/**
 * One thing that is otherwise in the newer version.
 *
 * @param elementId in the newer drawing, or in the older one where the element is gone
 * @param type of the element in BPMN, without a prefix ({@code userTask})
 * @param name of the element as people read it, or its id
 * @param before what stood there, as in the file, or empty
 * @param after what stands there now, as in the file, or empty
 */
public record Change(
    Kind kind, String elementId, String type, String name, String before, String after) {

  /** As long as the longest text of a sound model. */
  private static final int MAX_VALUE = 4_000;

  /** Cuts the texts of files that no check has passed. */
  public Change {
    before = XmlElement.shortened(before, MAX_VALUE);
    after = XmlElement.shortened(after, MAX_VALUE);
  }

  /** The types that people have words for. */
  public static final List<String> TYPES =
      List.of(
          "boundaryEvent",
          "endEvent",
          "eventBasedGateway",
          "exclusiveGateway",
          "intermediateCatchEvent",
          "process",
          "sequenceFlow",
          "serviceTask",
          "startEvent",
          "subProcess",
          "textAnnotation",
          "userTask");

  /** Stands for all other types, which no model may hold. */
  public static final String OTHER_TYPE = "other";

  /** What a change is about, which says how the values before and after are read. */
  public enum Kind {
    /** A new element; {@code before} is what it comes after, {@code after} what it holds. */
    ADDED,
    /**
     * A new mail at a timer, told as one; {@code before} is the deadline, {@code after} the mail.
     */
    REMINDER_ADDED,
    /** An element is gone; {@code before} is what it held. */
    REMOVED,
    RENAMED,
    /** Another id: tickets that wait at the element cannot be moved to it by themselves. */
    ID,
    /** Another kind of element under the same id. */
    TYPE,
    /** Attached to another task. */
    HOST,
    /** Whether an event takes the ticket away from where it is: true or false. */
    INTERRUPTING,
    /** How long a timer waits. */
    DEADLINE,
    /** When a task is due. */
    DUE,
    MESSAGE,
    GROUP,
    ASSIGNEE,
    FORM,
    DELEGATE,
    /** What is handed to a delegate: a mail, an outcome. */
    INPUT,
    /** A new way between two elements, which are {@code before} and {@code after}. */
    WAY_ADDED,
    /** A way between two elements is gone; they are {@code before} and {@code after}. */
    WAY_REMOVED,
    /** A way begins or ends elsewhere. */
    WAY_LED_ELSEWHERE,
    CONDITION,
    /** The way that is taken when no condition holds. */
    DEFAULT_WAY,
    /** The conditions after a gateway are asked in another order; two of them can hold at once. */
    WAY_ORDER,
    /** How often a step is tried again. */
    RETRIES,
    VERSION_TAG,
    TIME_TO_LIVE,
    DOCUMENTATION,
    /** Anything else, named by {@code name}. */
    OTHER
  }
}
