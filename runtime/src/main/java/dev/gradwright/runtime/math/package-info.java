/**
 * Functions in double precision with the same bits on every JDK and before and after compilation; {@link java.lang.Math} promises
 * that for none of its transcendental functions. Everything that reaches weights uses these or {@link java.lang.StrictMath}. Kernels
 * on floats have their own functions; nothing here knows tensors.
 */
@NullMarked
package dev.gradwright.runtime.math;

import org.jspecify.annotations.NullMarked;
