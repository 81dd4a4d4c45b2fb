package mfa.workflow;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The newest version of a process; a deployment holds it, so that versions have an order. */
@Entity
@Table(name = "process_head")
class ProcessHead {

  @Id private String process;

  @Column(name = "newest_version")
  private int newest;

  protected ProcessHead() {}

  ProcessHead(String process) {
    this.process = process;
  }

  void moveTo(int version) {
    newest = Math.max(newest, version);
  }

  int newest() {
    return newest;
  }
}
