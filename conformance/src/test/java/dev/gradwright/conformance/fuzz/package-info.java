/**
 * Random specs, many of them broken on purpose: each compiles, or is rejected with a diagnostic that names the fault. What
 * generated networks compute is not tested here.
 */
@NullMarked
package dev.gradwright.conformance.fuzz;

import org.jspecify.annotations.NullMarked;
