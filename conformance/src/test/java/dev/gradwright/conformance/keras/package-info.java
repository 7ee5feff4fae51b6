/**
 * Compares generated networks with numbers that Keras produced, which are test resources. Features that Keras does not
 * have are tested elsewhere.
 */
@NullMarked
package dev.gradwright.conformance.keras;

import org.jspecify.annotations.NullMarked;
