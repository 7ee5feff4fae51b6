/**
 * The limits of the machine as numbers: how fast one core multiplies and adds, and how fast it reads from each level of memory.
 * They are measured by {@code probe}; what is compared with them does not belong here.
 */
@NullMarked
package dev.gradwright.benchmarks.limit;

import org.jspecify.annotations.NullMarked;
