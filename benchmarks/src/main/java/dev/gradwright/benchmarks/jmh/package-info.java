/**
 * The JMH benchmarks. Each runs one contender in one case, given as parameters, in forked JVMs with the flags of the
 * contender. The cases and the reports are defined elsewhere.
 */
@NullMarked
package dev.gradwright.benchmarks.jmh;

import org.jspecify.annotations.NullMarked;
