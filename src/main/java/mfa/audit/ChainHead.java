package mfa.audit;

/**
 * An end that the chain has or had.
 *
 * @param position of the last sealed entry, 0 before the first
 */
record ChainHead(long position, String seal) {}
