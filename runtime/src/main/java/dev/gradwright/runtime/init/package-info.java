/**
 * Initializers of weights, one for each constant or annotation of the DSL. They fill row-major matrices from a given
 * random stream, and do not know how a kernel tier lays out weights.
 */
@NullMarked
package dev.gradwright.runtime.init;

import org.jspecify.annotations.NullMarked;
