/**
 * The section on regularization, which keeps a large network from overfitting. Each network is one experiment and takes
 * standardized pixels.
 */
@NullMarked
package dev.gradwright.samples.chapter11.regularization;

import org.jspecify.annotations.NullMarked;
