/**
 * Kernels on {@code jdk.incubator.vector}: register-blocked outer products on packed weights, and elementwise passes in whole
 * vectors. This is the only package that uses the incubator module. It is compiled separately and loaded by name, so no other
 * package may refer to its types.
 *
 * <p>Kernels take arrays and offsets and stay small, because C2 must inline everything that handles a vector. They use no
 * lambdas, no arrays of vectors, and a mask only for the blend in the same statement. So code that differs only in the size of
 * a tile is repeated, and generated from one template: the four tiles of panels and {@link GradientTile}. All other kernels are
 * written by hand, because none of them exists in more than two sizes.
 */
@NullMarked
package dev.gradwright.runtime.kernel.vector;

import org.jspecify.annotations.NullMarked;
