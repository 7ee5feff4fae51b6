/** Gradwright and libraries for tables on the records of the sample {@code tabular}: how they are trained, saved, and asked. */
@NullMarked
package dev.gradwright.benchmarks.table;

import org.jspecify.annotations.NullMarked;
