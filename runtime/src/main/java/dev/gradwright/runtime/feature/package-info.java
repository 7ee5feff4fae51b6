/**
 * Encodes records as rows of numbers, and targets as the values that losses compare: one class for each kind of
 * component, what it learns from the training rows, and the encoder that generated encoders extend. Examples and the
 * files they are read from belong to {@link dev.gradwright.runtime.data}; what a component is encoded as is decided by
 * the compiler, not here.
 */
@NullMarked
package dev.gradwright.runtime.feature;

import org.jspecify.annotations.NullMarked;
