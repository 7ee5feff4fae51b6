/**
 * The operations that networks are made of: the interface {@link dev.gradwright.runtime.kernel.Kernels}, the tensors it works
 * on, and the choice of one of its three tiers at start-up. Each tier lives in a package of its own below this one. Nothing
 * here knows layers, losses or optimizers, and nothing here names a type of {@code jdk.incubator.vector}.
 */
@NullMarked
package dev.gradwright.runtime.kernel;

import org.jspecify.annotations.NullMarked;
