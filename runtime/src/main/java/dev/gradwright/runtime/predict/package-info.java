/**
 * Prediction by immutable predictors: batch norm folded into its neighbours, weights packed once, any number of threads.
 * What a generated predictor shares with all others stands here, the handle that carries it to other JVMs, and what many samples of a
 * prediction come to. Training does not belong here.
 */
@NullMarked
package dev.gradwright.runtime.predict;

import org.jspecify.annotations.NullMarked;
