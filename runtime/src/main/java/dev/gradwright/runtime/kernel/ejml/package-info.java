/**
 * The reference kernels: operations of EJML, as readable as the formula. The faster tiers are tested against this one.
 * Nothing here is tuned, and every tensor is row-major.
 */
@NullMarked
package dev.gradwright.runtime.kernel.ejml;

import org.jspecify.annotations.NullMarked;
