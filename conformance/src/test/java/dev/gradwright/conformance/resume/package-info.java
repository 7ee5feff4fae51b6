/**
 * Trainings that end before their end, by a kill, a signal or an interrupt, and are resumed: they end in the same bytes
 * as trainings that were never ended. How checkpoints are written and read is tested in the runtime.
 */
@NullMarked
package dev.gradwright.conformance.resume;

import org.jspecify.annotations.NullMarked;
