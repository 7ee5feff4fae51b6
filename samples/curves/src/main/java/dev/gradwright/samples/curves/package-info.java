/**
 * Draws the pictures of the guide from numbers that the library computes: with its kernels, schedules, initializers,
 * update rules and trainings. One class per picture creates panels of numbers, and
 * {@link dev.gradwright.samples.curves.Picture} draws them. Nothing that other projects depend on belongs here.
 */
@NullMarked
package dev.gradwright.samples.curves;

import org.jspecify.annotations.NullMarked;
