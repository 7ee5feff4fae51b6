/**
 * A textbook implementation of networks in double precision, with error bounds for float. Generated networks are
 * compared with it, and it is tested against finite differences. It shares no code with the runtime except the random
 * numbers.
 */
@NullMarked
package dev.gradwright.conformance.reference;

import org.jspecify.annotations.NullMarked;
