/**
 * Measures the whole product as its users meet it. Tests run it in small, to see that it still
 * runs, and compare no numbers.
 */
package mfa.bench;
