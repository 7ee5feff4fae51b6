/**
 * Generated networks against numbers that Keras itself produced. The numbers lie beside the tests as resources.
 * What Keras has no counterpart for is tested elsewhere.
 */
@NullMarked
package dev.gradwright.conformance.keras;

import org.jspecify.annotations.NullMarked;
