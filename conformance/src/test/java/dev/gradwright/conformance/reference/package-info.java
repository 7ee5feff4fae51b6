/**
 * A textbook implementation of networks in double precision, with a bound on what float may lose. It is what
 * generated networks are held against, and is itself held against finite differences. It shares no code with
 * the runtime save the random numbers of dropout.
 */
@NullMarked
package dev.gradwright.conformance.reference;

import org.jspecify.annotations.NullMarked;
