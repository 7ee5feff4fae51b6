/**
 * The training loop over epochs and batches, its results (histories and evaluations), when it is saved and how it is
 * resumed, and its listeners; and what is done with trained networks as a whole, such as the mean of several. Listeners
 * are called between steps and are not part of a step. The computations of a step belong to generated code and the other
 * packages.
 */
@NullMarked
package dev.gradwright.runtime.train;

import org.jspecify.annotations.NullMarked;
