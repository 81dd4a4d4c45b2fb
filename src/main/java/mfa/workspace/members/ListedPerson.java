package mfa.workspace.members;

/**
 * Who stands in the list of members.
 *
 * @param id of the invitation or of the membership
 */
record ListedPerson(boolean invited, long id) {}
