/**
 * Measures the limits of one core in its own JVM. It is compiled separately, because it is the only package that needs
 * {@code jdk.incubator.vector}. Nothing else belongs here.
 */
@NullMarked
package dev.gradwright.benchmarks.probe;

import org.jspecify.annotations.NullMarked;
