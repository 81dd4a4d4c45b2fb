/** Measures the whole product as its users meet it; never part of the tests. */
package mfa.bench;
