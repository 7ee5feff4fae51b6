/**
 * Kernels on {@code jdk.incubator.vector}: register-blocked outer products on packed weights, and elementwise passes in
 * whole vectors. This is the only package that uses the incubator module. It is compiled separately and loaded by name,
 * so no other package may refer to its types.
 */
@NullMarked
package dev.gradwright.runtime.kernel.vector;

import org.jspecify.annotations.NullMarked;
