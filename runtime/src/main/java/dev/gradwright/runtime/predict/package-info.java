/**
 * Prediction: the base class of generated predictors, their folded and packed weights, the handle that sends them to
 * other JVMs, and Monte Carlo samples. Predictors are immutable, and any number of threads may use them. Training does
 * not belong here, and the rows to predict are validated in {@link dev.gradwright.runtime.data}.
 */
@NullMarked
package dev.gradwright.runtime.predict;

import org.jspecify.annotations.NullMarked;
