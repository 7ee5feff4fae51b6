/**
 * Losses and metrics: from the outputs of the last layer and the targets, they compute the mean loss of a batch, its
 * gradient and the metrics. They work on row-major matrices of rows × units, sum in double precision, validate a batch
 * before anything changes, and allocate nothing in steady state. Layers, weights and optimizers do not belong here.
 */
@NullMarked
package dev.gradwright.runtime.loss;

import org.jspecify.annotations.NullMarked;
