/**
 * What is measured: the declared networks, their shapes and the work they need, and the examples they are fed. Everything
 * follows from fixed seeds, so that all contenders get the same. Nothing here knows a contender.
 */
@NullMarked
package dev.gradwright.benchmarks.network;

import org.jspecify.annotations.NullMarked;
