/**
 * The training loop over epochs and batches, what it leaves behind, and the listeners that watch it: progress, early stopping,
 * histories, evaluations. Listeners are called between steps and never sit on the hot path. The mathematics of a step belongs
 * to generated code and the other packages.
 */
@NullMarked
package dev.gradwright.runtime.train;

import org.jspecify.annotations.NullMarked;
