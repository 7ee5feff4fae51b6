/** The command line of the benchmarks. The subpackages contain everything else. */
@NullMarked
package dev.gradwright.benchmarks;

import org.jspecify.annotations.NullMarked;
