/**
 * The handles through which users see the layers of a network: names, widths, copies of weights, freezing. A handle shows
 * what generated code computes with, always in row-major copies. It computes nothing itself.
 */
@NullMarked
package dev.gradwright.runtime.layer;

import org.jspecify.annotations.NullMarked;
