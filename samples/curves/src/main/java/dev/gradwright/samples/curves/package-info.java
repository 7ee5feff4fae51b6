/**
 * Draws the pictures of the guide, each from what the library itself computes: its kernels, schedules, initializers, update
 * rules and trainings. What a picture shows is decided in one class for each, which makes panels of numbers; how it looks is
 * decided in {@link dev.gradwright.samples.curves.Picture}. Nothing that other projects should depend on belongs here.
 */
@NullMarked
package dev.gradwright.samples.curves;

import org.jspecify.annotations.NullMarked;
