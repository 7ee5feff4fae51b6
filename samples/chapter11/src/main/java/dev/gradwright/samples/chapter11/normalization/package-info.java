/**
 * The section on batch normalization, which standardises what goes into a layer by the mean and variance of the batch. Every network
 * here is one experiment.
 */
@NullMarked
package dev.gradwright.samples.chapter11.normalization;

import org.jspecify.annotations.NullMarked;
