/**
 * The operations that networks are made of: {@link dev.gradwright.runtime.kernel.Kernels} with its families, which
 * check shapes, the tensors they work on, the threads that share large operations, and the choice of one of three tiers
 * at start-up. Each tier has a package below this one and only computes. Nothing here knows layers, losses or
 * optimizers, and nothing here names a type of {@code jdk.incubator.vector}.
 */
@NullMarked
package dev.gradwright.runtime.kernel;

import org.jspecify.annotations.NullMarked;
