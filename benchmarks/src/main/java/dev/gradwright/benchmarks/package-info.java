/** The command line of the benchmarks. What it starts lives in the packages below. */
@NullMarked
package dev.gradwright.benchmarks;

import org.jspecify.annotations.NullMarked;
