/** Measures how fast data that are not in memory train. No peer is compared, so it is a program of its own and no suite. */
@NullMarked
package dev.gradwright.benchmarks.stream;

import org.jspecify.annotations.NullMarked;
