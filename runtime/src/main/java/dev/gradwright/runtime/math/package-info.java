/**
 * Functions in double precision that return the same bits on every JDK, interpreted and compiled;
 * {@link java.lang.Math} does not guarantee that for transcendental functions. All computations that affect weights use
 * these functions, or those of {@link java.lang.StrictMath} that do not allocate. Float kernels have separate functions
 * in {@code runtime.kernel}; nothing here knows tensors.
 */
@NullMarked
package dev.gradwright.runtime.math;

import org.jspecify.annotations.NullMarked;
