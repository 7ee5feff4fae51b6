/**
 * The JMH benchmarks. Each runs one contender in one case, given as parameters, in forked JVMs with that contender's flags;
 * which cases there are and what becomes of the figures is decided elsewhere.
 */
@NullMarked
package dev.gradwright.benchmarks.jmh;

import org.jspecify.annotations.NullMarked;
