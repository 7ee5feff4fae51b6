/**
 * Prediction by immutable predictors: batch norm folded into its neighbours, weights packed once, any number of threads.
 * What a generated predictor shares with all others stands here. Training and the mutable network do not belong here.
 */
@NullMarked
package dev.gradwright.runtime.predict;

import org.jspecify.annotations.NullMarked;
