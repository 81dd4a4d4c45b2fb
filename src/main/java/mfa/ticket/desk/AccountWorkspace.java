package mfa.ticket.desk;

import java.util.List;
import mfa.workspace.Contact;
import mfa.workspace.WorkspaceRole;

/**
 * A workspace of an account, and whom to call back there.
 *
 * @param role which the account has in it
 * @param owners active ones other than the account itself, by name
 */
public record AccountWorkspace(String name, WorkspaceRole role, List<Contact> owners) {}
