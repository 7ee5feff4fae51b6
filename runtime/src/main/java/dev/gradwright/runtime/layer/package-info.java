/**
 * The handles by which users access the layers of a network: names, widths, weights, freezing. Getters return copies of
 * the values that generated code computes with, in row-major order. Nothing here computes: the functions of layers and
 * activations are in {@link dev.gradwright.runtime.kernel}.
 */
@NullMarked
package dev.gradwright.runtime.layer;

import org.jspecify.annotations.NullMarked;
