package dev.gradwright.conformance.fuzz;

/**
 * Something that must not happen.
 *
 * @param kind what has happened, the same for all specs with the same fault
 * @param details the message of the compiler
 */
record Finding(Candidate candidate, String kind, String details) {}
