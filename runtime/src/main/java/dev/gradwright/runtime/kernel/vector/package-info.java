/**
 * Kernels on {@code jdk.incubator.vector}: register-blocked outer products on packed weights, and elementwise passes in whole
 * vectors. This is the one package that names the incubator module; it is compiled apart and loaded by name, so nothing else
 * may refer to its types. Kernels here take arrays and offsets and stay small: no lambdas, no arrays of vectors, and no masks but
 * one that a compare makes for the blend in the same statement.
 */
@NullMarked
package dev.gradwright.runtime.kernel.vector;

import org.jspecify.annotations.NullMarked;
