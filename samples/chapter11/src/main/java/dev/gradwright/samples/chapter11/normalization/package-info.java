/**
 * The section on batch normalization, which standardizes the inputs of a layer by the mean and variance of the batch.
 * Each network is one experiment.
 */
@NullMarked
package dev.gradwright.samples.chapter11.normalization;

import org.jspecify.annotations.NullMarked;
