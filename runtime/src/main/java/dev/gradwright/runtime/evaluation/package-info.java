/**
 * Evaluation of predictions, of a network or from elsewhere: confusion matrices, curves, calibration, thresholds, errors
 * of regressions and their intervals, cross-validation, and which components of records the predictions depend on, as
 * objects, as text and as JSON. Everything here is computed after prediction, in
 * double precision, and may allocate. Losses and the metrics that training measures are in {@code runtime.loss}.
 */
@NullMarked
package dev.gradwright.runtime.evaluation;

import org.jspecify.annotations.NullMarked;
