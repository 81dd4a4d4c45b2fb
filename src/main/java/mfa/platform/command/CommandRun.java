package mfa.platform.command;

/** A command was run, whatever came of it; observers write it down. */
public record CommandRun(String name, boolean done) {}
