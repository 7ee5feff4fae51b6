/**
 * The operations that networks are made of: {@link dev.gradwright.runtime.kernel.Kernels} and its families of
 * operations, which check shapes; tensors; the threads that share large operations; and the choice of one of three
 * tiers at start-up. Each tier is a package below this one and only computes. Nothing here knows layers, losses or
 * optimizers, or names a type of {@code jdk.incubator.vector}.
 */
@NullMarked
package dev.gradwright.runtime.kernel;

import org.jspecify.annotations.NullMarked;
