/**
 * Measures the limits of one core in a JVM of its own. Compiled apart, for it is the only package that needs {@code
 * jdk.incubator.vector}. Nothing else belongs here.
 */
@NullMarked
package dev.gradwright.benchmarks.probe;

import org.jspecify.annotations.NullMarked;
