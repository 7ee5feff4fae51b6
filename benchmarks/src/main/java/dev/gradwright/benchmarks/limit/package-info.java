/**
 * The limits of the machine: how fast one core computes multiply-adds and reads from each level of memory.
 * {@code probe} measures them. Comparisons with them do not belong here.
 */
@NullMarked
package dev.gradwright.benchmarks.limit;

import org.jspecify.annotations.NullMarked;
