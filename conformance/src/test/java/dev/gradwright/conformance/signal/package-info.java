/**
 * What the compiler computes about the propagation of signals agrees with generated networks: their moments, and whether
 * they learn.
 */
@NullMarked
package dev.gradwright.conformance.signal;

import org.jspecify.annotations.NullMarked;
