/**
 * The reference kernels: operations of EJML, as readable as the formula. The faster tiers are tested against
 * this one. Nothing here is tuned, and no layout other than row-major has a place here.
 */
@NullMarked
package dev.gradwright.runtime.kernel.ejml;

import org.jspecify.annotations.NullMarked;
