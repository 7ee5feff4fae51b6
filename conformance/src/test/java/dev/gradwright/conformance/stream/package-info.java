/** Trainings whose data do not fit into memory. */
@NullMarked
package dev.gradwright.conformance.stream;

import org.jspecify.annotations.NullMarked;
