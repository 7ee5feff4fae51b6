/** The statistics of a training. */
@NullMarked
package dev.gradwright.conformance.statistics;

import org.jspecify.annotations.NullMarked;
