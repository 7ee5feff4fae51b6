/**
 * Lowers a checked spec to a {@link dev.gradwright.processor.lower.Program}: a flat list of layers with their sources,
 * operations and widths, and all defaults resolved. Facts about an operation that later stages need are methods of
 * {@link dev.gradwright.processor.lower.Op}. Nothing here knows buffers, the order of execution or generated text.
 */
@NullMarked
package dev.gradwright.processor.lower;

import org.jspecify.annotations.NullMarked;
