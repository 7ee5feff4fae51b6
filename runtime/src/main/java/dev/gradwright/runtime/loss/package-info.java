/**
 * Losses and metrics of one batch: from the last layer's outputs and the targets to the mean loss, its gradient and what is
 * reported beside it. Everything here works on row-major matrices of rows × units, sums in double, checks a batch before
 * anything changes, and allocates nothing in steady state. Nothing here knows layers, weights or optimizers.
 */
@NullMarked
package dev.gradwright.runtime.loss;

import org.jspecify.annotations.NullMarked;
