/**
 * Compares live rows with the training rows, component by component. What is known of the training rows, and how a row is
 * counted, belongs to {@link dev.gradwright.runtime.feature}; what a program does about drift is its own business.
 */
@NullMarked
package dev.gradwright.runtime.drift;

import org.jspecify.annotations.NullMarked;
